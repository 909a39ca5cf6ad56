import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { toDeviceContent } from './device-content.ts';

const content = (
  version: string,
  status: RecordBody<'content'>['status'] = 'active',
  more: Partial<RecordBody<'content'>> = {},
): Kept<'content'> => {
  const url = more.url ?? 'https://visitt.example/fhir/Questionnaire/mst';
  return {
    id: `${url}|${version}`,
    kind: 'content',
    scope: 'tenant',
    version: 1,
    body: {
      type: 'questionnaire',
      url,
      version,
      status,
      resource: { resourceType: 'Questionnaire', status: 'active', title: `MST ${version}` },
      ...more,
    },
    stamps: {},
    delivery: { state: 'delivered', at: '2026-11-21T10:00:00Z' },
  };
};

describe('the content in force', () => {
  it('is the newest active version by number, not by letter', () => {
    const { forms } = toDeviceContent([
      content('1.9.0'),
      content('1.10.0'),
      content('1.2.0'),
      content('2.0.0', 'draft'),
    ]);
    expect(forms.map(({ version }) => version)).toEqual(['1.10.0']);
  });

  it('leaves out what this version of the app cannot read', () => {
    const { schedules, indicators } = toDeviceContent([
      content('1.0.0', 'active', {
        type: 'schedule',
        url: 'https://visitt.example/schedules/x',
        resource: { type: 'schedule', rules: 'some day' },
      }),
    ]);
    expect(schedules).toEqual([]);
    expect(indicators).toEqual([]);
  });
});
