import { describe, expect, it } from 'vitest';
import { followPerson } from './follow-person.ts';
import type { StoredRecord } from './record.ts';

const mover = { by: 'leder', at: '2026-11-22T10:00:00Z', operation: 'm:1' };
const scopeOf = (_kind: string, { unitId }: StoredRecord['body']) => `unit:${JSON.stringify(unitId)}`;
const stored = (id: string, kind: string, body: StoredRecord['body']): StoredRecord => ({
  id,
  kind,
  scope: scopeOf(kind, body),
  version: 3,
  body,
  stamps: { title: mover },
});
const anne = stored('anne', 'person', { unitId: 'sor' });
const left = new Set(['unit:"nord"']);

describe('followPerson', () => {
  it('MRG60 takes what lay in the unit she has left to where she is now', () => {
    const visit = stored('v', 'visit', { personId: 'anne', unitId: 'nord', status: 'planned' });
    expect(followPerson(visit, anne, left, mover, scopeOf)).toEqual({
      ...visit,
      body: { ...visit.body, unitId: 'sor' },
      stamps: { title: mover, unitId: mover },
      scope: 'unit:"sor"',
      version: 4,
    });
  });

  it('MRG60 leaves alone what is about others, is there already, or lay in a unit that was never hers', () => {
    const ofOther = stored('a', 'task', { personId: 'bjorn', unitId: 'nord' });
    const ofNobody = stored('b', 'task', { personId: null, unitId: 'nord' });
    const there = stored('c', 'task', { personId: 'anne', unitId: 'sor' });
    const elsewhere = stored('d', 'response', { personId: 'anne', unitId: 'forebyggende' });
    for (const record of [ofOther, ofNobody, there, elsewhere, anne]) {
      expect(followPerson(record, anne, left, mover, scopeOf)).toBeNull();
    }
  });
});
