import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../fhir/json.ts';
import { applyOperation } from './apply-operation.ts';
import { toHybridTime } from './hybrid-clock.ts';
import type { Authorship, OperationBody } from './operation.ts';
import type { StoredRecord } from './record.ts';

const scopeOf = (_kind: string, body: JsonObject) => `unit:${JSON.stringify(body['unitId'])}`;
const author = (by: string, operation: string): Authorship => ({
  by,
  operation,
  at: '2026-11-21T08:00:00.000Z',
});

function run(operations: readonly (readonly [OperationBody, Authorship])[], start?: StoredRecord) {
  let record = start;
  const statuses: string[] = [];
  for (const [operation, by] of operations) {
    const result = applyOperation(record, operation, by, scopeOf);
    statuses.push(result.ok ? result.status : result.reason);
    if (result.ok) record = result.record;
  }
  return { record, statuses };
}

const put = (body: JsonObject): OperationBody => ({ type: 'record.put', id: 't1', kind: 'task', body });
const patch = (
  fields: { [field: string]: Json },
  base: { [field: string]: string | null },
): OperationBody => ({
  type: 'record.patch',
  id: 't1',
  kind: 'task',
  fields,
  base,
});
const draft = (): OperationBody => ({
  type: 'record.put',
  id: 'r1',
  kind: 'response',
  body: {
    unitId: 'nord',
    status: 'draft',
    questionnaire: 'q|1.0.0',
    response: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
  },
});
const answer = (path: string, value: string, base: string | null): OperationBody => ({
  type: 'answer.set',
  id: 'r1',
  path,
  answer: value === '' ? [] : [{ valueString: value }],
  base,
});
const sign = (value: string): OperationBody => ({
  type: 'response.sign',
  id: 'r1',
  questionnaire: 'q|1.0.0',
  response: {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    item: [{ linkId: 'a', answer: [{ valueString: value }] }],
  },
  hash: value,
  base: null,
  openReason: null,
});
const kari = (operation: string) => author('kari', operation);
const ola = (operation: string) => author('ola', operation);

describe('applyOperation', () => {
  it('MRG1 makes version 1 in the scope of its body, each field stamped', () => {
    const { record } = run([[put({ title: 'Vekt', unitId: 'nord' }), kari('k:1')]]);
    expect(record).toMatchObject({
      version: 1,
      scope: 'unit:"nord"',
      stamps: { title: { by: 'kari', operation: 'k:1' } },
    });
  });

  it('MRG2 takes the same put once and merges another field by field', () => {
    const first = put({ title: 'Vekt', unitId: 'nord' });
    const { record, statuses } = run([
      [first, kari('k:1')],
      [first, kari('k:1')],
      [put({ title: 'Høyde', unitId: 'nord' }), ola('o:1')],
    ]);
    expect(statuses).toEqual(['applied', 'duplicate', 'conflict']);
    expect(record?.body['title']).toBe('Høyde');
    expect(record?.stamps['title']?.alternatives).toMatchObject([{ by: 'kari', value: 'Vekt' }]);
  });

  it('MRG3 never changes an event', () => {
    const event: OperationBody = {
      type: 'event.add',
      id: 'e1',
      kind: 'progress',
      body: { done: true, unitId: 'x' },
    };
    const { record, statuses } = run([
      [event, kari('k:1')],
      [{ ...event, body: { done: false, unitId: 'x' } }, kari('k:2')],
    ]);
    expect(statuses).toEqual(['applied', 'duplicate']);
    expect(record?.body['done']).toBe(true);
  });

  it('MRG4 MRG8 writing on what one saw replaces it and settles a conflict', () => {
    const { record, statuses } = run([
      [put({ title: 'a', unitId: 'nord' }), kari('k:1')],
      [patch({ title: 'b' }, { title: null }), ola('o:1')],
      [patch({ title: 'c' }, { title: 'o:1' }), kari('k:2')],
    ]);
    expect(statuses).toEqual(['applied', 'conflict', 'applied']);
    expect(record?.stamps['title']).toEqual(kari('k:2'));
  });

  it('MRG5 keeps what was not seen, MRG6 but not when it is the same', () => {
    const created = [put({ title: 'a', unitId: 'nord' }), kari('k:1')] as const;
    const different = run([created, [patch({ title: 'b' }, { title: 'elsewhere' }), ola('o:1')]]);
    expect(different.record?.stamps['title']?.alternatives).toMatchObject([{ by: 'kari', value: 'a' }]);
    const same = run([created, [patch({ title: 'a' }, { title: 'elsewhere' }), ola('o:1')]]);
    expect(same.statuses).toEqual(['applied', 'applied']);
  });

  it('MRG7 replaces one’s own earlier value', () => {
    const { statuses } = run([
      [put({ title: 'a', unitId: 'nord' }), kari('k:1')],
      [patch({ title: 'b' }, { title: 'unseen' }), kari('other:1')],
    ]);
    expect(statuses).toEqual(['applied', 'applied']);
  });

  it('MRG7 lets nothing older from one’s other phone take the place of what one wrote after it', () => {
    const at = (by: string, operation: string, milliseconds: number): Authorship => ({
      ...author(by, operation),
      hlc: toHybridTime(milliseconds),
    });
    const start = [draft(), kari('k:1')] as const;
    const own = run([
      start,
      [answer('a', 'newer', null), at('kari', 'phone:1', 2000)],
      [answer('a', 'older', null), at('kari', 'tablet:1', 1000)],
    ]);
    expect(own.statuses.at(-1)).toBe('duplicate');
    expect(own.record?.stamps['a']?.operation).toBe('phone:1');
    const beside = run([
      start,
      [answer('a', 'newer', null), at('kari', 'phone:1', 2000)],
      [answer('a', 'other', null), at('ola', 'o:1', 10)],
      [answer('a', 'older', null), at('kari', 'tablet:1', 1000)],
    ]);
    expect(beside.statuses.slice(-2)).toEqual(['conflict', 'duplicate']);
    expect(beside.record?.stamps['a']).toMatchObject({ by: 'ola', alternatives: [{ operation: 'phone:1' }] });
    const seen = run([
      start,
      [answer('a', 'x', null), at('kari', 'phone:1', 2000)],
      [answer('a', 'y', 'phone:1'), at('kari', 'tablet:1', 1000)],
    ]);
    expect(seen.record?.stamps['a']?.operation).toBe('tablet:1');
  });

  it('MRG7 what one wrote last is what stands, in whatever order it comes in', () => {
    const writes = fc.uniqueArray(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(writes, (times) => {
        const { record } = run([
          [draft(), kari('d:1')],
          ...times.map((time) => {
            const by = { ...author('kari', `phone${time % 3}:${time}`), hlc: toHybridTime(time) };
            return [answer('a', `v${time}`, null), by] as const;
          }),
        ]);
        expect(record?.body['response']).toMatchObject({
          item: [{ linkId: 'a', answer: [{ valueString: `v${Math.max(...times)}` }] }],
        });
      }),
    );
  });

  it('MRG9 different answers never conflict; the same answer does', () => {
    const { record, statuses } = run([
      [draft(), kari('k:1')],
      [answer('a', 'x', null), kari('k:2')],
      [answer('b', 'y', null), ola('o:1')],
      [answer('a', 'z', null), ola('o:2')],
    ]);
    expect(statuses).toEqual(['applied', 'applied', 'applied', 'conflict']);
    expect(record?.stamps['a']?.alternatives).toMatchObject([{ by: 'kari', value: [{ valueString: 'x' }] }]);
    expect(record?.body['response']).toMatchObject({
      item: [
        { linkId: 'a', answer: [{ valueString: 'z' }] },
        { linkId: 'b', answer: [{ valueString: 'y' }] },
      ],
    });
  });

  it('MRG10 MRG11 keeps the first signed version and puts a second beside it', () => {
    const { record, statuses } = run([
      [draft(), kari('k:1')],
      [sign('one'), kari('k:2')],
      [sign('one'), kari('k:2')],
      [sign('two'), ola('o:1')],
    ]);
    expect(statuses).toEqual(['applied', 'applied', 'duplicate', 'conflict']);
    expect(record?.body).toMatchObject({
      status: 'signed',
      signedBy: 'kari',
      hash: 'one',
      alsoSigned: [{ by: 'ola', hash: 'two' }],
    });
  });

  it('MRG17 an empty draft put where that form is changes nothing', () => {
    const begun = run([
      [draft(), kari('k:1')],
      [answer('a', 'one', null), kari('k:2')],
      [draft(), ola('o:1')],
      [answer('a', 'two', null), ola('o:2')],
    ]);
    expect(begun.statuses).toEqual(['applied', 'applied', 'duplicate', 'conflict']);
    expect(begun.record?.stamps['a']?.alternatives).toMatchObject([
      { by: 'kari', value: [{ valueString: 'one' }] },
    ]);
    const signed = run([
      [draft(), kari('k:1')],
      [sign('one'), kari('k:2')],
      [draft(), ola('o:1')],
    ]);
    expect(signed.statuses.at(-1)).toBe('duplicate');
    expect(signed.record?.body['status']).toBe('signed');
  });

  it('MRG12 keeps an answer that came after the signing', () => {
    const { record, statuses } = run([
      [draft(), kari('k:1')],
      [sign('one'), kari('k:2')],
      [answer('a', 'late', null), ola('o:1')],
    ]);
    expect(statuses.at(-1)).toBe('conflict');
    expect(record?.body['lateAnswers']).toMatchObject([
      { by: 'ola', path: 'a', answer: [{ valueString: 'late' }] },
    ]);
    expect(record?.body['response']).toMatchObject({
      item: [{ linkId: 'a', answer: [{ valueString: 'one' }] }],
    });
  });

  it('MRG13 says why it does nothing', () => {
    const created = [put({ title: 'a', unitId: 'nord' }), kari('k:1')] as const;
    expect(run([[answer('a', 'x', null), kari('k:1')]]).statuses).toEqual(['missingRecord']);
    expect(run([created, [{ ...answer('a', 'x', null), id: 't1' }, ola('o:1')]]).statuses).toEqual([
      'applied',
      'wrongKind',
    ]);
    expect(
      run([
        [draft(), kari('k:1')],
        [answer('a]', 'x', null), kari('k:2')],
      ]).statuses,
    ).toEqual(['applied', 'invalidBody']);
  });

  it('MRG14 moves the scope with the unit', () => {
    const { record } = run([
      [put({ title: 'a', unitId: 'nord' }), kari('k:1')],
      [patch({ unitId: 'sor' }, { unitId: 'k:1' }), kari('k:2')],
    ]);
    expect(record?.scope).toBe('unit:"sor"');
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'MRG15 a field or an answer may be called %s: it is a name like any other',
    (name) => {
      const { record } = run([
        [put({ title: 'a', unitId: 'nord' }), kari('k:1')],
        [patch({ [name]: 'x' }, {}), ola('o:1')],
      ]);
      expect(record?.body[name]).toBe('x');
      expect(record?.stamps[name]).toEqual(expect.objectContaining({ operation: 'o:1' }));
      expect(record?.stamps[name]?.alternatives).toBeUndefined();
      const drafted = run([
        [draft(), kari('d:1')],
        [answer(name, 'x', null), ola('o:1')],
      ]);
      expect(drafted.statuses).toEqual(['applied', 'applied']);
    },
  );

  it('MRG15 no order of writes loses a value that nobody saw replaced', () => {
    const people = ['kari', 'ola', 'nina'] as const;
    const write = fc.record({
      by: fc.constantFrom(...people),
      path: fc.constantFrom('a', 'b'),
      seen: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 25 }), (writes) => {
        let record = run([[draft(), kari('d:1')]]).record;
        /** Per path: values that must still be found, and who wrote them. */
        const alive = new Map<string, Map<string, string>>();
        writes.forEach(({ by, path, seen }, index) => {
          const base = seen ? (record?.stamps[path]?.operation ?? null) : null;
          record = run([[answer(path, `v${index}`, base), author(by, `op:${index}`)]], record).record;
          const values = seen ? new Map<string, string>() : (alive.get(path) ?? new Map<string, string>());
          alive.set(path, values.set(by, `v${index}`));
        });
        for (const [path, values] of alive) {
          const text = JSON.stringify([record?.stamps[path], record?.body]);
          for (const value of values.values()) expect(text).toContain(`"${value}"`);
        }
      }),
      { numRuns: 500 },
    );
  });
});
