import { describe, expect, it } from 'vitest';
import { followPerson } from './follow-person.ts';
import type { StoredRecord } from './record.ts';

const mover = { by: 'leder', at: '2026-11-22T10:00:00Z', operation: 'm:1' };
const scopeOf = (_kind: string, { unitId, filedIn }: StoredRecord['body']) =>
  `unit:${JSON.stringify(filedIn ?? unitId)}`;
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

  it('MRG60 leaves an ended service with who gave it, and lays it where she is; a running one goes along', () => {
    const period = { personId: 'anne', unitId: 'nord', service: 'hjemmesykepleie', start: '2026-01-01' };
    const ended = stored('p', 'servicePeriod', { ...period, end: '2026-03-01' });
    const moved = followPerson(ended, anne, left, mover, scopeOf);
    expect(moved).toEqual({
      ...ended,
      body: { ...ended.body, filedIn: 'sor' },
      stamps: { title: mover, filedIn: mover },
      scope: 'unit:"sor"',
      version: 4,
    });
    const back = stored('anne', 'person', { unitId: 'nord' });
    expect(moved && followPerson(moved, back, new Set(['unit:"sor"']), mover, scopeOf)).toMatchObject({
      body: { unitId: 'nord', filedIn: 'nord' },
      scope: 'unit:"nord"',
    });
    const running = stored('q', 'servicePeriod', { ...period, end: null });
    expect(followPerson(running, anne, left, mover, scopeOf)?.body).toEqual({
      ...running.body,
      unitId: 'sor',
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
