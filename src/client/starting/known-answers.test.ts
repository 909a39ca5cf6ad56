import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { asksForKnown, withKnownAnswers } from './known-answers.ts';

const today = '2026-11-22';
const kept = <K extends Kept['kind']>(kind: K, id: string, body: RecordBody<K>): Kept<K> => ({
  id,
  kind,
  scope: 'unit:u',
  version: 1,
  body,
  stamps: {},
  delivery: { state: 'local' },
});
const measured = (
  code: 'bodyWeight' | 'bodyHeight',
  value: number,
  day: string,
  more: Partial<RecordBody<'measurement'>> = {},
): Kept<'measurement'> =>
  kept('measurement', `${code}-${day}`, {
    personId: 'p',
    unitId: 'u',
    code,
    value,
    measuredAt: `${day}T08:00:00Z`,
    measuredBy: 's',
    ...more,
  });
const nobody: PersonRecords = {
  person: kept('person', 'p', { given: 'Astrid', family: 'Moen', birthDate: '1942-11-23', unitId: 'u' }),
  servicePeriods: [],
  visits: [],
  responses: [],
  measurements: [],
  tasks: [],
  exemptions: [],
  absences: [],
  individualPlans: [],
  vitalsPlans: [],
};
const url = 'https://visitt.example/fhir/Questionnaire/ernaeringsplan';
const asking = (linkId: string, code: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'decimal',
  extension: [{ url: visittExtensions.knownAnswer, valueCode: code }],
  ...more,
});
const form: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  url,
  item: [
    asking('alder', 'age'),
    asking('hva', 'planStatus', {
      type: 'choice',
      answerOption: [{ valueCoding: { system: 'plan', code: 'ny', display: 'Ny plan' } }],
    }),
    {
      linkId: 'maal',
      type: 'group',
      item: [
        asking('vekt', 'weight'),
        asking('hoyde', 'height'),
        asking('hoyest', 'highestWeight6Months'),
        asking('dag', 'evaluationDay', { type: 'date' }),
      ],
    },
    { linkId: 'annet', type: 'text' },
  ],
};
const empty: QuestionnaireResponse = { resourceType: 'QuestionnaireResponse', status: 'in-progress' };
const fill = (records: Partial<PersonRecords>) => {
  const filled = withKnownAnswers(empty, form, {
    records: { ...nobody, ...records },
    schedules: [
      {
        url: 's',
        version: '1',
        questionnaire: url,
        rules: [
          {
            service: 'hjemmesykepleie',
            firstWithin: { days: 7 },
            repeatEvery: { months: 1 },
            repeatBasis: 'confirmed',
          },
        ],
      },
    ],
    today,
    nutritionStatus: '',
  });
  return (path: string) => answerAt(filled, path);
};

describe('what a form is given when it is started', () => {
  it('is asked for by the form itself', () => {
    expect(asksForKnown(form)).toBe(true);
    expect(asksForKnown({ ...form, item: [{ linkId: 'annet', type: 'text' }] })).toBe(false);
  });

  it('is the weight and the height that count, exactly, in their places', () => {
    const at = fill({
      measurements: [
        measured('bodyWeight', 62_350, '2026-11-20'),
        measured('bodyWeight', 66_000, '2026-08-01'),
        measured('bodyWeight', 90_000, '2026-11-21', {
          voided: { by: 's', at: '2026-11-21T09:00:00Z', reason: 'Feil person' },
        }),
        measured('bodyHeight', 1655, '2020-01-01', { method: 'measured' }),
        measured('bodyHeight', 1584, '2026-11-20', { method: 'ulna' }),
      ],
    });
    expect(at('maal/vekt')).toEqual([{ valueDecimal: 62.35 }]);
    expect(at('maal/hoyest')).toEqual([{ valueDecimal: 66 }]);
    expect(at('maal/hoyde')).toEqual([{ valueDecimal: 165.5 }]);
    expect(at('alder')).toEqual([{ valueInteger: 83 }]);
  });

  it('leaves open what is not known', () => {
    const at = fill({});
    for (const path of ['maal/vekt', 'maal/hoyde', 'maal/hoyest', 'maal/dag', 'annet'])
      expect(at(path), path).toEqual([]);
  });

  it('is the form’s own option, and the day the schedule asks for', () => {
    const at = fill({
      servicePeriods: [
        kept('servicePeriod', 'sp', {
          personId: 'p',
          unitId: 'u',
          service: 'hjemmesykepleie',
          start: '2026-01-01',
          end: null,
        }),
      ],
    });
    expect(at('hva')).toEqual([{ valueCoding: { system: 'plan', code: 'ny', display: 'Ny plan' } }]);
    expect(at('maal/dag')).toEqual([{ valueDate: '2026-12-22' }]);
  });

  it('does not call a plan new while one stands', () => {
    const at = fill({
      responses: [
        kept('response', 'r', {
          personId: 'p',
          unitId: 'u',
          questionnaire: `${url}|1.1.0`,
          response: {
            ...empty,
            item: [{ linkId: 'evaluering', answer: [{ valueDate: '2026-12-01' }] }],
          },
          status: 'signed',
          startedBy: 's',
          startedAt: '2026-11-01T08:00:00Z',
          signedAt: '2026-11-01T08:10:00Z',
        }),
      ],
    });
    expect(at('hva')).toEqual([]);
  });
});
