import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMarkId, toRoundId, toRowId, toRowInUse } from './round-ids.ts';

const uuid = fc.uuid({ version: 4 });
const key = fc.record({
  unitId: uuid,
  topic: fc.constantFrom('weighing', 'mst', 'mouth', 'medicines'),
  on: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  number: fc.integer({ min: 1, max: 9 }),
});
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids of a round', () => {
  it('RND1 the same round has the same id on every tablet, another round another', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(toRoundId({ ...a })).toBe(toRoundId(a));
        expect(toRoundId(a)).toMatch(shape);
        if (JSON.stringify(a) !== JSON.stringify(b)) expect(toRoundId(a)).not.toBe(toRoundId(b));
      }),
    );
  });

  it('RND1 a ward has different ids for all its rounds of ten years', () => {
    const unitId = '5f8f8c44-9c11-4f60-8f1e-0c6c3f1d2a3b';
    const ids = new Set<string>();
    for (const topic of ['weighing', 'mst', 'mouth', 'medicines'])
      for (let at = 0; at < 3650; at += 1) {
        const on = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
        for (const number of [1, 2]) ids.add(toRoundId({ unitId, topic, on, number }));
      }
    expect(ids.size).toBe(4 * 3650 * 2);
  });

  it('RND2 a resident has one row and one mark on a round, and nobody else has them', () => {
    fc.assert(
      fc.property(key, fc.uniqueArray(uuid, { minLength: 2, maxLength: 30 }), (of, persons) => {
        const round = toRoundId(of);
        const ids = persons.flatMap((person) => [toRowId(round, person), toMarkId(round, person)]);
        expect(new Set(ids).size).toBe(persons.length * 2);
        for (const id of ids) expect(id).toMatch(shape);
      }),
    );
  });

  it('RND2 a row that was voided is followed by another, the same on every tablet', () => {
    fc.assert(
      fc.property(key, uuid, fc.integer({ min: 0, max: 5 }), (of, person, voided) => {
        const round = toRoundId(of);
        const ids = Array.from({ length: 7 }, (_, again) => toRowId(round, person, again));
        expect(new Set([...ids, toMarkId(round, person)]).size).toBe(8);
        for (const id of ids) expect(id).toMatch(shape);
        expect(ids[0]).toBe(toRowId(round, person));
        const isVoided = (id: string): boolean => ids.slice(0, voided).includes(id);
        expect(toRowInUse(round, person, isVoided)).toBe(ids[voided]);
      }),
    );
  });
});
