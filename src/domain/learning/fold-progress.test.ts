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
