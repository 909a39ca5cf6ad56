import { describe, expect, it } from 'vitest';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import type { ContentForm } from '../content/device-content.ts';
import { toNextForms } from './next-forms.ts';

const form = (url: string, ...after: readonly string[]): ContentForm => ({
  canonical: `${url}|1`,
  url,
  version: '1',
  scoreItem: undefined,
  questionnaire: {
    resourceType: 'Questionnaire',
    status: 'active',
    url,
    extension: after.map((valueCanonical) => ({ url: visittExtensions.nextAfter, valueCanonical })),
  },
});
const [screening, other] = [form('screening'), form('other')];
const content = {
  forms: [form('plan', 'assessment', 'screening|1'), screening, form('assessment', 'screening'), other],
  schedules: [{ questionnaire: 'screening', riskFrom: 2 }, { questionnaire: 'other' }],
};
const next = ({ questionnaire }: ContentForm, score?: number) => {
  const { isAtRisk, forms } = toNextForms(questionnaire, score, content);
  return [isAtRisk, ...forms.map(({ url }) => url)];
};

describe('what a signed form leads to', () => {
  it('is the next steps, the nearest first, when it showed risk', () => {
    expect(next(screening, 2)).toEqual([true, 'assessment', 'plan']);
    expect(next(screening, 1)).toEqual([false]);
  });

  it('is nothing while a part is missing', () => {
    expect(next(screening)).toEqual([null]);
  });

  it('is always the next step where there is no risk to tell of', () => {
    expect(next(form('assessment', 'screening'))).toEqual([null, 'plan']);
    expect(next(other)).toEqual([null]);
  });
});
