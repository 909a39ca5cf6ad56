import { describe, expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import { toDeviceContent } from './device-content.ts';
import { isAbout, toFormGroups } from './form-groups.ts';

const { forms } = toDeviceContent(
  loadContent().map(({ id, body }) => ({
    id,
    kind: 'content' as const,
    scope: 'tenant',
    version: 1,
    body,
    stamps: {},
    delivery: { state: 'delivered' as const, at: '2026-11-22T08:00:00Z' },
  })),
);

describe('forms to start, in groups', () => {
  it('every shipped form about a person is in one group, and none is left to itself', () => {
    const groups = toFormGroups(forms);
    const listed = groups.flatMap((group) => group.forms.map(({ url }) => url));
    const about = forms.filter((form) => isAbout(form, 'Patient')).map(({ url }) => url);
    expect(listed.toSorted()).toEqual(about.toSorted());
    expect(groups.map(({ name }) => name)).not.toContain('other');
    for (const group of groups) expect(group.forms.length, group.name).toBeLessThanOrEqual(6);
  });

  it('what is counted for a ward is not started for a person', () => {
    const ward = forms.filter((form) => isAbout(form, 'Organization')).map(({ url }) => url);
    expect(ward).toEqual(['https://visitt.example/fhir/Questionnaire/nois-piah']);
  });

  it('a form of the municipality’s own comes last', () => {
    const [form] = forms;
    if (!form) throw new Error('no forms');
    const own = {
      ...form,
      url: 'https://kommune.example/skjema',
      questionnaire: { ...form.questionnaire, code: [] },
    };
    expect(toFormGroups([own, ...forms]).at(-1)).toEqual({ name: 'other', forms: [own] });
  });
});
