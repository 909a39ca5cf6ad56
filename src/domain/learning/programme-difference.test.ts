import { describe, expect, it } from 'vitest';
import { programmeDifference } from './programme-difference.ts';

const booklet = (id: string, nb: string) => ({ id, number: 1, title: { nb } });
const before = {
  booklets: [booklet('a', 'Aldring'), booklet('b', 'Kosthold')],
  steps: ['read', 'discussed'],
  months: 12,
  seminars: 2,
};

describe('what another version of a programme brings', () => {
  it('LRN8 booklets are known by their id', () => {
    const booklets = [
      booklet('a', 'Biologisk aldring'),
      booklet('c', 'Legemidler'),
      booklet('d', 'Aktivitet'),
    ];
    expect(programmeDifference(before, { ...before, booklets })).toEqual({
      added: 2,
      gone: 1,
      renamed: 1,
      isOtherRules: false,
    });
  });

  it.each([
    ['the order of the steps', { steps: ['discussed', 'read'] }, false],
    ['late when the months are over, said', { lateAfterMonths: 12 }, false],
    ['another step', { steps: ['read'] }, true],
    ['longer', { months: 18 }, true],
    ['late later', { lateAfterMonths: 15 }, true],
    ['one seminar', { seminars: 1 }, true],
  ])('LRN8 rules: %s', (_, changes, isOther) => {
    expect(programmeDifference(before, { ...before, ...changes }).isOtherRules).toBe(isOther);
  });
});
