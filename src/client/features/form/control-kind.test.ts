import { describe, expect, it } from 'vitest';
import type { AnswerOption, QuestionnaireItem } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import { isSideBySide, toControlKind } from './control-kind.ts';
import { extensionUrls } from './extensions.ts';

const options = (count: number): readonly AnswerOption[] =>
  Array.from({ length: count }, (_, index) => ({ valueCoding: { system: 'urn:s', code: `c${index}` } }));

const stateOf = (item: Partial<QuestionnaireItem>, count = 0): ItemState => ({
  path: 'q',
  item: { linkId: 'q', type: 'choice', ...item },
  enabled: true,
  hidden: false,
  required: false,
  readOnly: false,
  calculated: false,
  answer: [],
  options: options(count),
  issues: [],
  text: undefined,
});
const control = (code: string, system = 'http://hl7.org/fhir/questionnaire-item-control') => ({
  extension: [{ url: extensionUrls.itemControl, valueCodeableConcept: { coding: [{ system, code }] } }],
});

describe('toControlKind', () => {
  it.each([
    [{}, 3, 'radios'],
    [{}, 12, 'radios'],
    [{}, 13, 'search'],
    [{ repeats: true }, 3, 'checks'],
    [{ repeats: true }, 40, 'search'],
    [control('radio-button'), 20, 'radios'],
    [control('radio-button'), 20_000, 'search'],
    [control('drop-down'), 8, 'select'],
    [control('drop-down', 'http://someone.else'), 8, 'select'],
    [control('drop-down'), 3, 'radios'],
    [{ ...control('drop-down'), type: 'open-choice' as const }, 8, 'radios'],
    [control('autocomplete'), 8, 'search'],
    [{ ...control('slider'), type: 'integer' as const }, 0, 'slider'],
    [{ type: 'integer' as const }, 4, 'radios'],
    [{ type: 'string' as const }, 0, 'text'],
    [{ type: 'boolean' as const }, 0, 'boolean'],
  ])('%j with %i options is drawn as %s', (item, count, kind) => {
    expect(toControlKind(stateOf(item, count))).toBe(kind);
  });
});

describe('isSideBySide', () => {
  it('puts yes, no and don’t know beside each other, and longer words below', () => {
    expect(isSideBySide(stateOf({}), ['Ja', 'Nei', 'Vet ikke'])).toBe(true);
    expect(isSideBySide(stateOf({}), ['Ja', 'Nei'])).toBe(true);
    expect(isSideBySide(stateOf({}), ['Av og til', 'Ofte', 'Aldri'])).toBe(false);
    expect(isSideBySide(stateOf({}), ['Ja', 'Nei', 'Kanskje', 'Vet ikke'])).toBe(false);
    expect(isSideBySide(stateOf({}), [])).toBe(false);
  });

  it('follows the form where it says how', () => {
    const oriented = (valueCode: string) =>
      stateOf({ extension: [{ url: extensionUrls.choiceOrientation, valueCode }] });
    expect(isSideBySide(oriented('vertical'), ['Ja', 'Nei'])).toBe(false);
    expect(isSideBySide(oriented('horizontal'), ['0', '1', '2', '3', '4'])).toBe(true);
  });
});
