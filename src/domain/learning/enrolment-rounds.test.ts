import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfRound, roundTicks, seminarsWithin, toEnrolmentId, toRounds } from './enrolment-rounds.ts';
import type { GroupLife } from './meeting-ticks.ts';

const liv = 'b0000001-0000-4000-8000-000000000000';
const ola = 'b0000002-0000-4000-8000-000000000000';
const url = 'https://visitt.example/programmes/perm';
const of = (more: object = {}) => ({ learnerId: liv, programme: `${url}|1.0.0`, ...more });
const enrolled = (id: string, more: object = {}) => ({
  id,
  body: { ...of(), startedOn: '2026-02-01', status: 'active' as const, endedOn: null, ...more },
});
const noGroups: GroupLife = { groups: [], meetings: [], attendance: [] };

describe('the id of an enrolment', () => {
  it('LRN10 is the same on two phones and for every version, and another for another learner, perm or time', () => {
    const id = toEnrolmentId(of());
    expect(toEnrolmentId(of({ programme: `${url}|2.0.0` }))).toBe(id);
    expect(toEnrolmentId(of({ round: 1 }))).toBe(id);
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const others = [
      of({ learnerId: ola }),
      of({ programme: `${url}-2|1.0.0` }),
      of({ round: 2 }),
      of({ round: 12 }),
    ];
    expect(new Set([id, ...others.map(toEnrolmentId)]).size).toBe(5);
  });
});

describe('rounds', () => {
  it('LRN11 one start on two phones of an earlier app is one, from the first day, and each record of it is known', () => {
    const [round, ...more] = toRounds([
      enrolled('b', { startedOn: '2026-02-03', programme: `${url}|1.1.0` }),
      enrolled('a', { startedOn: '2026-02-01', status: 'stopped', endedOn: '2026-02-10' }),
    ]);
    expect(more).toEqual([]);
    expect(round).toMatchObject({ id: 'b', ids: ['b', 'a'], from: null, until: null });
    expect(round?.body).toMatchObject({
      startedOn: '2026-02-01',
      status: 'active',
      programme: `${url}|1.1.0`,
    });
  });

  it('LRN11 what is finished on one of them is finished', () => {
    const [round] = toRounds([enrolled('a'), enrolled('b', { status: 'completed', endedOn: '2026-11-01' })]);
    expect(round).toMatchObject({ id: 'b', body: { status: 'completed', endedOn: '2026-11-01' } });
  });

  it('LRN11 the order they came in changes nothing', () => {
    const one = fc.record({
      id: fc.uuid(),
      status: fc.constantFrom('active', 'paused', 'stopped', 'completed'),
      learnerId: fc.constantFrom(liv, ola),
      round: fc.constantFrom(undefined, 1, 2, 3),
      startedOn: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
    });
    const list = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 8 });
    const sorted = (rounds: readonly { readonly id: string }[]) =>
      rounds.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    fc.assert(
      fc.property(list, (all) => {
        const records = all.map(({ id, ...more }) => enrolled(id, more));
        const rounds = toRounds(records);
        expect(sorted(toRounds(records.toReversed()))).toEqual(sorted(rounds));
        expect(rounds.flatMap(({ ids }) => ids).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('LRN12 a perm begun again is another round, with ticks, meetings and seminars of its own', () => {
    const [first, second] = toRounds([
      enrolled('b', { round: 2, startedOn: '2026-11-20' }),
      enrolled('a', { status: 'completed', endedOn: '2026-11-01' }),
    ]);
    if (!first || !second) throw new Error('two rounds');
    expect([first.id, first.from, first.until]).toEqual(['a', null, '2026-11-02']);
    expect([second.id, second.from, second.until]).toEqual(['b', '2026-11-02', null]);
    const tick = (id: string, more: object = {}) => ({
      id,
      body: {
        ...of(more),
        booklet: 'b1',
        step: 'read',
        done: true,
        on: '2026-11-21',
        at: '2026-11-21T10:00:00Z',
      },
    });
    const meeting = (id: string, at: string) => ({
      id,
      body: { groupId: 'g', booklets: ['b1'], at, status: 'held' as const },
    });
    const life: GroupLife = {
      groups: [{ id: 'g', body: { programme: `${url}|1.0.0`, members: [] } }],
      meetings: [meeting('m1', '2026-11-01T12:00:00Z'), meeting('m2', '2026-11-21T12:00:00Z')],
      attendance: ['m1', 'm2'].map((meetingId) => ({
        id: `at-${meetingId}`,
        body: { staffId: liv, present: true, meetingId, at: '2026-11-21T13:00:00Z' },
      })),
    };
    const ticks = [tick('t1'), tick('t2', { round: 2 }), tick('t3', { learnerId: ola })];
    expect(roundTicks(first, ticks, life).map(({ id }) => id)).toEqual(['t1', 'at-m1']);
    expect(roundTicks(second, ticks, life).map(({ id }) => id)).toEqual(['t2', 'at-m2']);
    const seminars = new Map([
      ['s1', { startsAt: '2026-03-01T10:00:00Z' }],
      ['s2', { startsAt: '2026-11-10T10:00:00Z' }],
    ]);
    expect([...seminarsWithin(seminars, first).keys()]).toEqual(['s1']);
    expect([...seminarsWithin(seminars, second).keys()]).toEqual(['s2']);
  });

  it('LRN12 what an earlier app wrote, without a number, is of the first round', () => {
    expect(isOfRound(of(), of({ round: 1, programme: `${url}|3.0.0` }))).toBe(true);
    expect(isOfRound(of(), of({ round: 2 }))).toBe(false);
    const [only] = toRounds([enrolled('a')]);
    expect(only && roundTicks(only, [], noGroups)).toEqual([]);
  });
});
