import { describe, expect, it } from 'vitest';
import { toOverduePeople } from './overdue-people.ts';

const entry = (personId: string, questionnaire: string, overdueDays: number) => ({
  personId,
  questionnaire,
  overdueDays,
});

describe('who is overdue', () => {
  it('each person once, the longest overdue first, and nobody who is only due', () => {
    const people = toOverduePeople([
      entry('a', 'mst', 3),
      entry('b', 'mst', 0),
      entry('c', 'tannhelse', 40),
      entry('a', 'tannhelse', 90),
    ]);
    expect(people).toEqual([
      { personId: 'a', entries: [entry('a', 'tannhelse', 90), entry('a', 'mst', 3)] },
      { personId: 'c', entries: [entry('c', 'tannhelse', 40)] },
    ]);
    expect(toOverduePeople([])).toEqual([]);
  });
});
