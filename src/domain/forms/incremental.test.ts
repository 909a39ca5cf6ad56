import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Questionnaire, QuestionnaireItem, QuestionnaireResponseAnswer } from '../fhir/types.ts';
import type { FormSession } from './form-session.ts';
import { openForm } from './open-form.ts';
import { answerAt } from './set-answer.ts';

const today = '2026-11-21';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const ordinal = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
const options = [0, 1, 2].map((score) => ({
  extension: [{ url: ordinal, valueDecimal: score }],
  valueCoding: { system: 'urn:test', code: `c${score}` },
}));
const expression = (url: string, text: string) => ({
  url,
  valueExpression: { language: 'text/fhirpath', expression: text },
});

/** What is drawn for one item; linkIds are given afterwards, and references point at any of them by number. */
type Draw = {
  readonly kind:
    | 'choice'
    | 'choices'
    | 'integer'
    | 'boolean'
    | 'string'
    | 'score'
    | 'count'
    | 'group'
    | 'repeat';
  readonly inside: readonly Draw[];
  readonly when: readonly { readonly of: number; readonly operator: number; readonly value: number }[];
  readonly any: boolean;
  readonly refs: readonly number[];
  readonly byExpression: boolean;
};

const draw = (depth: number): fc.Arbitrary<Draw> =>
  fc.record({
    kind: fc.constantFrom(
      'choice',
      'choices',
      'integer',
      'boolean',
      'string',
      'score',
      'count',
      ...(depth > 0 ? (['group', 'repeat'] as const) : (['choice'] as const)),
    ),
    inside: depth > 0 ? fc.array(draw(depth - 1), { minLength: 1, maxLength: 3 }) : fc.constant([]),
    when: fc.array(fc.record({ of: fc.nat(30), operator: fc.nat(6), value: fc.nat(2) }), { maxLength: 2 }),
    any: fc.boolean(),
    refs: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
    byExpression: fc.nat(9).map((number) => number === 0),
  });

const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;

function toForm(draws: readonly Draw[]): Questionnaire {
  const flat: Draw[] = [];
  const collect = (list: readonly Draw[]): void => {
    for (const one of list) {
      flat.push(one);
      collect(one.inside);
    }
  };
  collect(draws);
  const ids = new Map(flat.map((one, index) => [one, `q${index}`]));
  const at = (number: number): { readonly id: string; readonly draw: Draw } => {
    const one = flat[number % flat.length];
    if (!one) throw new Error('an empty form');
    return { id: ids.get(one) ?? '', draw: one };
  };
  const toItem = (one: Draw): QuestionnaireItem => {
    const linkId = ids.get(one) ?? '';
    const enableWhen = one.when.map(({ of, operator, value }) => {
      const { id, draw: target } = at(of);
      const name = operators[operator] ?? 'exists';
      if (name === 'exists') return { question: id, operator: name, answerBoolean: value > 0 };
      if (target.kind === 'choice' || target.kind === 'choices') {
        return { question: id, operator: name, answerCoding: { system: 'urn:test', code: `c${value}` } };
      }
      if (target.kind === 'boolean') return { question: id, operator: name, answerBoolean: value > 0 };
      if (target.kind === 'string') return { question: id, operator: name, answerString: 'abc'.slice(value) };
      return { question: id, operator: name, answerInteger: value };
    });
    const references = one.refs.map((ref) => `linkId='${at(ref).id}'`).join(' or ');
    const [first = 0] = one.refs;
    const calculation =
      one.kind === 'score'
        ? one.any
          ? `%resource.descendants().where(${references}).answer.value.ordinal().sum()`
          : '%resource.repeat(item).answer.weight().sum()'
        : `iif(%resource.descendants().where(${references}).answer.exists(), %resource.descendants().where(linkId='${at(first).id}').answer.count(), {})`;
    const extension = [
      ...(one.kind === 'score' || one.kind === 'count'
        ? [expression(`${sdc}calculatedExpression`, calculation)]
        : []),
      ...(one.byExpression
        ? [
            expression(
              `${sdc}enableWhenExpression`,
              `%resource.descendants().where(${references}).answer.exists().not()`,
            ),
          ]
        : []),
    ];
    const types = {
      choice: 'choice',
      choices: 'choice',
      integer: 'integer',
      boolean: 'boolean',
      string: 'string',
      score: 'decimal',
      count: 'integer',
      group: 'group',
      repeat: 'group',
    } as const;
    return {
      linkId,
      type: types[one.kind],
      ...(extension.length > 0 ? { extension } : {}),
      ...(one.kind === 'choice' || one.kind === 'choices' ? { answerOption: options } : {}),
      ...(one.kind === 'choices' || one.kind === 'repeat' ? { repeats: true } : {}),
      ...(enableWhen.length > 0 ? { enableWhen, enableBehavior: one.any ? 'any' : 'all' } : {}),
      ...(one.refs.length > 2 ? { required: true } : {}),
      ...(one.inside.length > 0 && (one.kind === 'group' || one.kind === 'repeat' || one.any)
        ? { item: one.inside.map(toItem) }
        : {}),
    };
  };
  return {
    resourceType: 'Questionnaire',
    url: 'urn:test:random',
    version: '1',
    status: 'active',
    item: draws.map(toItem),
  };
}

const form = fc.array(draw(2), { minLength: 2, maxLength: 5 }).map(toForm);
const step = fc.record({ act: fc.nat(9), where: fc.nat(100), value: fc.nat(3) });
type Step = { readonly act: number; readonly where: number; readonly value: number };

const pathsOf = (session: FormSession, around: string | null = null): readonly string[] =>
  session.children(around).flatMap((path) => [path, ...pathsOf(session, path)]);

function answerFor(item: QuestionnaireItem, value: number): readonly QuestionnaireResponseAnswer[] {
  if (value === 3) return [];
  switch (item.type) {
    case 'choice':
      return item.repeats && value > 0
        ? [
            { valueCoding: { system: 'urn:test', code: 'c0' } },
            { valueCoding: { system: 'urn:test', code: `c${value}` } },
          ]
        : [{ valueCoding: { system: 'urn:test', code: `c${value}` } }];
    case 'integer':
      return [{ valueInteger: value }];
    case 'boolean':
      return [{ valueBoolean: value > 0 }];
    default:
      return [{ valueString: 'abc'.slice(value) }];
  }
}

/** One thing a person does; undefined when it was no answer. */
function take(session: FormSession, { act, where, value }: Step): string | undefined {
  const paths = pathsOf(session);
  const path = paths[where % paths.length];
  const item = path === undefined ? undefined : session.item(path)?.item;
  if (path === undefined || !item) return undefined;
  if (item.type === 'group') {
    if (act < 4) session.addRepeat(path);
    else if (act < 6) session.removeRepeat(path);
    return undefined;
  }
  session.setAnswer(path, answerFor(item, value));
  return path;
}

/** All that a screen can see, of the items that both have: a repeat without an answer is not in a response. */
function view(session: FormSession, paths: ReadonlySet<string>): unknown {
  return {
    response: session.response(),
    signed: session.toSigned(),
    states: [...paths].map((path) => {
      const state = session.item(path);
      return {
        path,
        enabled: state?.enabled,
        answer: state?.answer,
        issues: state?.issues,
        required: state?.required,
      };
    }),
    review: session.review().map((issue) => ({ ...issue, path: issue.path.replaceAll(/\[[^\]]*\]/g, '') })),
    findings: session.findings(),
  };
}

describe('FRM20 and FRM24: a form that is filled in', () => {
  it('FRM20 stands after any steps as it would when opened with the same answers', () => {
    fc.assert(
      fc.property(form, fc.array(step, { minLength: 1, maxLength: 8 }), (questionnaire, steps) => {
        const session = openForm(questionnaire, { today });
        for (const one of steps) take(session, one);
        const fresh = openForm(questionnaire, { today, response: session.response() });
        const paths = new Set(pathsOf(fresh).filter((path) => session.item(path)));
        expect(view(session, paths)).toEqual(view(fresh, paths));
      }),
      { numRuns: 10_000 },
    );
  }, 300_000);

  it('FRM24 is what it was when a step is undone', () => {
    fc.assert(
      fc.property(form, fc.array(step, { maxLength: 6 }), step, (questionnaire, steps, last) => {
        const session = openForm(questionnaire, { today });
        for (const one of steps) take(session, one);
        const before = session.response();
        const path = take(session, { ...last, act: 9 });
        if (path === undefined) return;
        session.setAnswer(path, answerAt(before, path));
        expect(session.response()).toEqual(before);
      }),
      { numRuns: 10_000 },
    );
  }, 300_000);

  it('FRM25 takes answers from elsewhere and stands as when it is opened with them', () => {
    fc.assert(
      fc.property(
        form,
        fc.array(step, { maxLength: 6 }),
        fc.array(step, { maxLength: 3 }),
        (questionnaire, steps, others) => {
          const session = openForm(questionnaire, { today });
          for (const one of steps) take(session, one);
          const elsewhere = openForm(questionnaire, { today, response: session.response() });
          for (const one of others) take(elsewhere, one);
          session.replaceResponse(elsewhere.response());
          const fresh = openForm(questionnaire, { today, response: elsewhere.response() });
          const paths = new Set(pathsOf(fresh).filter((path) => session.item(path)));
          expect(view(session, paths)).toEqual(view(fresh, paths));
        },
      ),
      { numRuns: 5000 },
    );
  }, 300_000);
});
