import { describe, expect, it } from 'vitest';
import { countLearning } from './count-learning.ts';
import { toFigures, type ReportedEnrolment } from './learning-figures.ts';
import { workplaceOn } from './workplace-on.ts';

const today = '2026-11-22';
const year = { from: '2026-01-01', to: '2026-12-31' };
const enrolment = (over: Partial<ReportedEnrolment> = {}): ReportedEnrolment => ({
  learnerId: 'liv',
  unitId: 'fjell',
  programme: 'perm-1',
  startedOn: '2026-03-01',
  status: 'active',
  endedOn: null,
  reason: 'notGiven',
  pauses: [],
  lateAfter: '2027-03-01',
  ...over,
});
const figures = (over: Partial<ReportedEnrolment>, period = year) =>
  toFigures(enrolment(over), period, today);

describe('figures of learning', () => {
  it('RAP1 started in the period, first and last day with it', () => {
    expect(figures({ startedOn: '2026-01-01' }).started).toBe(1);
    expect(figures({ startedOn: '2025-12-31' }).started).toBe(0);
    expect(figures({ startedOn: '2025-12-31' }, { from: '2025-01-01', to: '2025-12-31' }).started).toBe(1);
  });

  it('RAP2 completed and stopped by the last day', () => {
    expect(figures({ status: 'completed', endedOn: '2026-10-01' })).toMatchObject({
      completed: 1,
      stopped: 0,
      active: 0,
    });
    expect(figures({ status: 'stopped', endedOn: '2026-10-01' })).toMatchObject({ completed: 0, stopped: 1 });
    expect(figures({ startedOn: '2024-01-01', status: 'completed', endedOn: '2025-02-01' })).toEqual({
      started: 0,
      active: 0,
      paused: 0,
      late: 0,
      completed: 0,
      stopped: 0,
    });
  });

  it('RAP3 who ended later was active at the end of the period', () => {
    const before = { from: '2025-01-01', to: '2025-12-31' };
    const long = { startedOn: '2025-02-01', status: 'completed', endedOn: '2026-02-01' } as const;
    expect(figures(long, before)).toMatchObject({ started: 1, active: 1, completed: 0 });
  });

  it('RAP3 who rests at the end of the period is counted apart', () => {
    const pauses = [{ from: '2026-05-01', to: null }];
    expect(figures({ status: 'paused', pauses })).toMatchObject({ active: 0, paused: 1 });
    expect(figures({ status: 'paused', pauses }, { from: '2026-01-01', to: '2026-04-30' })).toMatchObject({
      active: 1,
      paused: 0,
    });
    expect(figures({ pauses: [{ from: '2026-05-01', to: '2026-06-01' }] })).toMatchObject({ active: 1 });
    expect(figures({ status: 'paused' })).toMatchObject({ active: 0, paused: 1 });
  });

  it('RAP4 late is part of the active', () => {
    expect(figures({ lateAfter: '2026-11-21' })).toMatchObject({ active: 1, late: 1 });
    expect(figures({ lateAfter: today })).toMatchObject({ active: 1, late: 0 });
    expect(figures({ lateAfter: '2026-01-01', status: 'paused' })).toMatchObject({ late: 0, paused: 1 });
  });

  it('RAP1 RAP2 RAP6 by perm, unit, month and reason, and all of it adds up', () => {
    const counted = countLearning(
      [
        enrolment(),
        enrolment({ programme: 'perm-2', unitId: 'nord', startedOn: '2026-03-31' }),
        enrolment({ unitId: null, status: 'stopped', endedOn: '2026-04-02', reason: 'newJob' }),
        enrolment({ startedOn: '2019-01-01', status: 'completed', endedOn: '2020-01-01' }),
      ],
      year,
      today,
    );
    expect(counted.total).toEqual({ started: 3, active: 2, paused: 0, late: 0, completed: 0, stopped: 1 });
    expect([...counted.byUnit].map(([unit, { started }]) => [unit, started])).toEqual([
      ['fjell', 1],
      ['nord', 1],
      [null, 1],
    ]);
    expect(counted.byProgramme.get('perm-1')?.started).toBe(2);
    expect(counted.byMonth).toHaveLength(11);
    expect(counted.byMonth[2]).toEqual({ month: '2026-03', started: 3, completed: 0, stopped: 0 });
    expect(counted.byMonth[3]).toEqual({ month: '2026-04', started: 0, completed: 0, stopped: 1 });
    expect([...counted.reasons]).toEqual([['newJob', 1]]);
  });
});

describe('where she is counted', () => {
  const workplaces = [
    { unitId: 'nord', from: '2026-06-01' },
    { unitId: 'fjell', from: '2026-01-01' },
  ];
  it('RAP5 where she worked on the day, else where she began, else where she belongs', () => {
    expect(workplaceOn(workplaces, 'home', '2026-05-31')).toBe('fjell');
    expect(workplaceOn(workplaces, 'home', '2026-06-01')).toBe('nord');
    expect(workplaceOn(workplaces, 'home', '2025-01-01')).toBe('fjell');
    expect(workplaceOn([], 'home', '2026-06-01')).toBe('home');
    expect(workplaceOn([], null, '2026-06-01')).toBe(null);
  });
});
