import { describe, expect, it } from 'vitest';
import type { Header } from '#store/headers/header.ts';
import { groupFollowUps } from './group-follow-ups.ts';

const due = (day: string): Header<'task'> => ({
  id: day,
  kind: 'task',
  body: { personId: null, unitId: 'u', title: day, due: day, assignedTo: null, status: 'open' },
  delivery: { state: 'local' },
});

describe('follow-ups by when they are due', () => {
  it('puts each in one group and in the order of the days', () => {
    const days = [
      '2026-12-01',
      '2026-11-22',
      '2026-11-29',
      '2026-11-21',
      '2026-11-23',
      '2026-11-30',
      '2025-01-01',
    ];
    const groups = groupFollowUps(days.map(due), '2026-11-22');
    const ids = Object.fromEntries(
      Object.entries(groups).map(([name, tasks]) => [name, tasks.map(({ id }) => id)]),
    );
    expect(ids).toEqual({
      overdue: ['2025-01-01', '2026-11-21'],
      today: ['2026-11-22'],
      week: ['2026-11-23', '2026-11-29'],
      later: ['2026-11-30', '2026-12-01'],
    });
  });
});
