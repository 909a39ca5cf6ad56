import { describe, expect, it } from 'vitest';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import { answerAt } from '../forms/set-answer.ts';
import { applyOperation } from './apply-operation.ts';
import type { Authorship, OperationBody } from './operation.ts';
import type { StoredRecord } from './record.ts';
import type { ResponseMove } from './response-move.ts';

const author = (by: string, operation: string): Authorship => ({
  by,
  operation,
  at: '2026-11-22T08:00:00.000Z',
});
const kari = (operation: string) => author('kari', operation);
const ola = (operation: string) => author('ola', operation);

const draft: OperationBody = {
  type: 'record.put',
  id: 'r1',
  kind: 'response',
  body: {
    unitId: 'nord',
    status: 'draft',
    questionnaire: 'q|1',
    response: { resourceType: 'QuestionnaireResponse', status: 'in-progress', questionnaire: 'q|1' },
  },
};
const answer = (path: string, value: string, base: string | null): OperationBody => ({
  type: 'answer.set',
  id: 'r1',
  path,
  answer: [{ valueString: value }],
  base,
});
/** `gone` does not come along, `count` is said another way. */
const move = (bases: { readonly [path: string]: string | null } = {}): ResponseMove => ({
  type: 'response.move',
  id: 'r1',
  from: 'q|1',
  to: 'q|2',
  changes: [
    { path: 'gone', answer: [], base: bases['gone'] ?? 'k:2' },
    { path: 'count', answer: [{ valueDecimal: 3 }], base: bases['count'] ?? 'k:3' },
  ],
  lost: [{ linkId: 'gone', text: 'Borte?', answer: [{ valueString: 'x' }] }],
});

function run(operations: readonly (readonly [OperationBody, Authorship])[]) {
  let record: StoredRecord | undefined;
  const statuses: string[] = [];
  for (const [operation, by] of operations) {
    const result = applyOperation(record, operation, by, () => 'unit:nord');
    statuses.push(result.ok ? result.status : result.reason);
    if (result.ok) record = result.record;
  }
  if (!record) throw new Error('nothing was made');
  const { body, stamps, version } = record;
  const response = body['response'] as unknown as QuestionnaireResponse;
  return {
    statuses,
    stamps,
    version,
    body,
    at: (path: string) => answerAt(response, path),
    form: [body['questionnaire'], response.questionnaire],
  };
}
const answered = [
  [draft, kari('k:1')],
  [answer('gone', 'x', null), kari('k:2')],
  [answer('count', '3', null), kari('k:3')],
  [answer('same', 'y', null), kari('k:4')],
] as const;

describe('MRG30 a draft moves to another version of its form', () => {
  it('MRG30 changes what it names, keeps the rest, and remembers what was let go', () => {
    const { at, form, body, stamps } = run([...answered, [move(), kari('k:5')]]);
    expect(form).toEqual(['q|2', 'q|2']);
    expect([at('gone'), at('count'), at('same')]).toEqual([
      [],
      [{ valueDecimal: 3 }],
      [{ valueString: 'y' }],
    ]);
    expect(stamps['gone']).toBeUndefined();
    expect(stamps['count']).toMatchObject({ operation: 'k:5' });
    expect(stamps['same']).toMatchObject({ operation: 'k:4' });
    expect(body['moves']).toEqual([
      { by: 'kari', at: kari('').at, from: 'q|1', to: 'q|2', lost: move().lost },
    ]);
  });

  it('MRG31 leaves what somebody else answered meanwhile', () => {
    const { at, stamps } = run([
      ...answered,
      [answer('gone', 'ny', 'k:2'), ola('o:1')],
      [answer('count', '4', 'elsewhere'), ola('o:2')],
      [move(), kari('k:5')],
    ]);
    expect(at('gone')).toEqual([{ valueString: 'ny' }]);
    expect(at('count')).toEqual([{ valueString: '4' }]);
    expect(stamps['count']?.alternatives).toMatchObject([{ by: 'kari', value: [{ valueString: '3' }] }]);
  });

  it('MRG31 an answer given on the old version and delivered later is kept where it was given', () => {
    const { at, statuses } = run([
      ...answered,
      [move(), kari('k:5')],
      [answer('gone', 'sent', 'k:2'), ola('o:1')],
      [answer('count', '4', 'k:3'), ola('o:2')],
    ]);
    expect(statuses.slice(-2)).toEqual(['applied', 'conflict']);
    expect(at('gone')).toEqual([{ valueString: 'sent' }]);
    expect(at('count')).toEqual([{ valueString: '4' }]);
  });

  it('MRG31 does not take an answer away from under what somebody wrote below it', () => {
    const { at } = run([...answered, [answer('gone>why', 'fordi', null), ola('o:1')], [move(), kari('k:5')]]);
    expect(at('gone>why')).toEqual([{ valueString: 'fordi' }]);
  });

  it('MRG32 twice, from two people, in either order: one form, each answer once', () => {
    const one = run([...answered, [move(), kari('k:5')], [move(), ola('o:1')]]);
    const other = run([...answered, [move(), ola('o:1')], [move(), kari('k:5')]]);
    for (const { form, at } of [one, other]) {
      expect(form).toEqual(['q|2', 'q|2']);
      expect([at('gone'), at('count')]).toEqual([[], [{ valueDecimal: 3 }]]);
    }
    const again = run([...answered, [move(), kari('k:5')], [move(), kari('k:9')]]);
    expect(again.statuses.at(-1)).toBe('duplicate');
    expect(again.body['moves']).toHaveLength(1);
  });

  it('MRG33 does nothing to a signed record, nor to a draft that moved elsewhere', () => {
    const response = { resourceType: 'QuestionnaireResponse', status: 'completed' } as const;
    const sign: OperationBody = {
      type: 'response.sign',
      id: 'r1',
      questionnaire: 'q|1',
      response,
      hash: 'h',
      base: null,
      openReason: null,
    };
    const signed = run([...answered, [sign, ola('o:1')], [move(), kari('k:5')]]);
    expect(signed.statuses.at(-1)).toBe('duplicate');
    expect(signed.body).toMatchObject({ questionnaire: 'q|1', response });
    const elsewhere = run([...answered, [{ ...move(), to: 'q|3' }, ola('o:1')], [move(), kari('k:5')]]);
    expect(elsewhere.statuses.at(-1)).toBe('duplicate');
    expect(elsewhere.form).toEqual(['q|3', 'q|3']);
  });
});
