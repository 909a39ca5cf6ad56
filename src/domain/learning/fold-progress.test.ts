import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldProgress, type ProgressTick } from './fold-progress.ts';

const programme = {
  steps: ['read', 'reflected', 'discussed'] as const,
  months: 12,
  booklets: [
    { id: 'h2', number: 2 },
    { id: 'h1', number: 1 },
  ],
};
const enrolment = { startedOn: '2025-11-21', status: 'active' as const };
const today = '2026-11-21';
const tick = (booklet: string, step: string, done = true, at = '2026-01-01T10:00:00Z'): ProgressTick => ({
  booklet,
  step,
  done,
  on: at.slice(0, 10),
  at,
});
const all = (booklet: string) => programme.steps.map((step) => tick(booklet, step));

describe('progress in a perm', () => {
  it('starts with nothing done and the first booklet next', () => {
    const progress = foldProgress(programme, enrolment, [], today);
    expect(progress).toMatchObject({ bookletsDone: 0, share: 0, next: 'h1', late: false });
    expect(progress.booklets.map(({ id }) => id)).toEqual(['h1', 'h2']);
  });

  it('a booklet is done when each step is', () => {
    const progress = foldProgress(programme, enrolment, [...all('h1'), tick('h2', 'read')], today);
    expect(progress).toMatchObject({ bookletsDone: 1, share: 4 / 6, next: 'h2' });
    expect(progress.booklets[1]?.ticks).toEqual({ read: '2026-01-01', reflected: null, discussed: null });
  });

  it('the newest event of a step counts, by instant and not by text', () => {
    const later = tick('h1', 'read', false, '2026-01-01T11:30:00+01:00');
    const folded = foldProgress(programme, enrolment, [later, tick('h1', 'read')], today);
    expect(folded.booklets[0]?.ticks.read).toBeNull();
  });

  it('what the programme does not know is left out', () => {
    const strays = [tick('h9', 'read'), tick('h1', 'sung')];
    expect(foldProgress(programme, enrolment, strays, today).share).toBe(0);
  });

  it.each([
    ['on the last day', '2026-11-21', 'active', false],
    ['the day after', '2026-11-22', 'active', true],
    ['paused', '2027-11-22', 'paused', false],
  ] as const)('is late after the months of the programme: %s', (_, day, status, late) => {
    expect(foldProgress(programme, { ...enrolment, status }, [], day).late).toBe(late);
  });

  it('what is finished is never late', () => {
    const progress = foldProgress(programme, enrolment, [...all('h1'), ...all('h2')], '2030-01-01');
    expect(progress).toMatchObject({ late: false, next: null, share: 1 });
  });

  it('LRN4 spreads the booklets over its months, and says how many of them the days have passed', () => {
    const { booklets, behind } = foldProgress(programme, enrolment, all('h1'), '2026-06-01');
    expect(booklets.map(({ due }) => due)).toEqual(['2026-05-23', '2026-11-21']);
    expect(behind).toBe(0);
    expect(foldProgress(programme, enrolment, [], '2026-05-23').behind).toBe(0);
    expect(foldProgress(programme, enrolment, [], '2026-05-24').behind).toBe(1);
  });

  it('LRN5 every day moves on by as long as she was away', () => {
    const pauses = [
      { from: '2026-01-10', to: '2026-01-20' },
      { from: '2026-03-01', to: null },
    ];
    const away = { ...enrolment, status: 'paused' as const, pauses };
    const progress = foldProgress(programme, away, [], '2026-03-06');
    expect(progress.lateAfter).toBe('2026-12-06');
    expect(progress.booklets[0]?.due).toBe('2026-06-07');
    expect(progress.behind).toBe(0);
  });

  it('LRN5 weeks that were noted twice count once', () => {
    const pauses = [
      { from: '2026-03-01', to: '2026-03-11' },
      { from: '2026-01-10', to: '2026-01-20' },
      { from: '2026-03-05', to: '2026-03-15' },
      { from: '2026-03-06', to: '2026-03-08' },
    ];
    expect(foldProgress(programme, { ...enrolment, pauses }, [], today).lateAfter).toBe('2026-12-15');
  });

  it('LRN5 RAP4 what she was away after the day it is asked about moves nothing', () => {
    const lateOn = (pauses: readonly { from: string; to: string | null }[], day: string) =>
      foldProgress(programme, { ...enrolment, pauses }, [], day).lateAfter;
    const without = lateOn([], '2026-03-01');
    expect(lateOn([{ from: '2026-03-10', to: '2026-05-10' }], '2026-03-01')).toBe(without);
    expect(lateOn([{ from: '2026-02-19', to: '2026-05-10' }], '2026-03-01')).toBe(
      lateOn([{ from: '2026-02-19', to: null }], '2026-03-01'),
    );
    expect(lateOn([{ from: '2026-02-19', to: '2026-03-01' }], '2026-03-01') > without).toBe(true);
  });

  it('LRN5 a municipality may wait longer before it calls a perm late', () => {
    const patient = { ...programme, lateAfterMonths: 18 };
    expect(foldProgress(patient, enrolment, [], '2027-05-21')).toMatchObject({
      late: false,
      lateAfter: '2027-05-21',
    });
  });

  it('LRN6 minutes add up, may be taken back, and never touch a tick', () => {
    const read = tick('h1', 'read', true, '2026-01-01T10:00:00Z');
    const minutes = (count: number, at: string) => ({ ...tick('h1', 'read', false, at), minutes: count });
    const folded = foldProgress(
      programme,
      enrolment,
      [read, minutes(30, '2026-01-02T10:00:00Z'), minutes(15, '2026-01-03T10:00:00Z')],
      today,
    ).booklets[0];
    expect(folded).toMatchObject({ minutes: 45, ticks: { read: '2026-01-01' } });
    const taken = foldProgress(programme, enrolment, [minutes(-30, '2026-01-02T10:00:00Z')], today);
    expect(taken.booklets[0]?.minutes).toBe(0);
  });

  it('comes out the same in whatever order the events arrive', () => {
    const event = fc.record({
      id: fc.uuid(),
      booklet: fc.constantFrom('h1', 'h2'),
      step: fc.constantFrom('read', 'reflected'),
      done: fc.boolean(),
      on: fc.constant('2026-02-02'),
      at: fc.constantFrom('2026-02-02T10:00:00Z', '2026-02-02T10:00:01Z', '2026-02-02T11:00:00+01:00'),
    });
    const orders = fc
      .uniqueArray(event, { maxLength: 8, selector: ({ id }) => id })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(foldProgress(programme, enrolment, other, today)).toEqual(
          foldProgress(programme, enrolment, one, today),
        );
      }),
    );
  });
});
