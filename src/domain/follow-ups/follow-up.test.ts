import { describe, expect, it } from 'vitest';
import { applyOperation } from '../merge/apply-operation.ts';
import type { Authorship, OperationBody } from '../merge/operation.ts';
import type { StoredRecord } from '../merge/record.ts';
import { toDone, toDropped, toFollowUp, toOtherDay, toOwner, toReopened } from './follow-up.ts';

const author = (by: string, n: number): Authorship => ({
  by,
  at: `2026-11-22T0${n}:00:00Z`,
  operation: `${by}:${n}`,
  hlc: `${n}`,
});
const scopeOf = (_kind: string, body: StoredRecord['body']) => `unit:${body['unitId'] as string}`;

function apply(record: StoredRecord | undefined, operation: OperationBody, by: string, n: number) {
  const result = applyOperation(record, operation, author(by, n), scopeOf);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const created = apply(
  undefined,
  toFollowUp({
    id: 't',
    personId: 'p',
    unitId: 'u',
    what: '  Ring fastlegen ',
    due: '2026-11-25',
    owner: null,
    source: { kind: 'response', id: 'r' },
  }),
  'amina',
  1,
).record;

describe('a follow-up', () => {
  it('FUP1 FUP2 says what, when, whose, about whom and where it came from, and its stamps say who made it', () => {
    expect(created.body).toEqual({
      personId: 'p',
      unitId: 'u',
      title: 'Ring fastlegen',
      due: '2026-11-25',
      assignedTo: null,
      status: 'open',
      source: { kind: 'response', id: 'r' },
    });
    expect(created.stamps['personId']?.by).toBe('amina');
  });

  it('FUP3 is taken, handed over and given back', () => {
    const taken = apply(created, toOwner(created, 'kari'), 'kari', 2).record;
    const handedOver = apply(taken, toOwner(taken, 'ola'), 'kari', 3).record;
    const back = apply(handedOver, toOwner(handedOver, null), 'ola', 4);
    expect([taken, handedOver, back.record].map(({ body }) => body['assignedTo'])).toEqual([
      'kari',
      'ola',
      null,
    ]);
    expect(back.status).toBe('applied');
  });

  it('FUP4 tells when two take the same one', () => {
    const taken = apply(created, toOwner(created, 'kari'), 'kari', 2).record;
    const both = apply(taken, toOwner(created, 'ola'), 'ola', 3);
    expect(both.status).toBe('conflict');
    expect(both.record.stamps['assignedTo']?.alternatives?.map(({ value }) => value)).toEqual(['kari']);
  });

  it('FUP2 FUP5 closed by two with nothing to tell is no disagreement; with two outcomes it is', () => {
    const done = apply(created, toDone(created, ' '), 'kari', 2).record;
    expect(done.body).not.toHaveProperty('outcome');
    expect(apply(done, toDone(created, ''), 'ola', 3).status).toBe('applied');
    const told = apply(created, toDone(created, 'Ny time 3. desember'), 'kari', 2).record;
    expect(apply(told, toDone(created, 'Ingen svarte'), 'ola', 3).status).toBe('conflict');
  });

  it('FUP5 FUP6 is dropped with a reason and opened again without it', () => {
    const dropped = apply(created, toDropped(created, 'Flyttet'), 'kari', 2).record;
    expect(dropped.body).toMatchObject({ status: 'dropped', outcome: 'Flyttet' });
    const moved = apply(dropped, toOtherDay(dropped, '2026-12-01'), 'kari', 3).record;
    const open = apply(moved, toReopened(moved), 'kari', 4).record;
    expect(open.body).toMatchObject({ status: 'open', outcome: null, due: '2026-12-01' });
  });
});
