import { describe, expect, it } from 'vitest';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Header, HeaderBodies } from '#store/headers/header.ts';
import { toAgenda } from './agenda.ts';
import { toNextPerson } from './next-person.ts';

const kept = <K extends 'visit' | 'task' | 'person'>(
  kind: K,
  id: string,
  body: HeaderBodies[K],
): Header<K> => ({ id, kind, body, delivery: { state: 'delivered', at: '2026-11-21T10:00:00Z' } });
const visit = (personId: string, plannedAt: string, more: Partial<HeaderBodies['visit']> = {}) =>
  kept('visit', `${personId} ${plannedAt}`, {
    personId,
    unitId: 'u',
    kind: 'homeVisit',
    plannedAt,
    assignedTo: 'me',
    status: 'planned',
    ...more,
  });
const task = (title: string, due: string, more: Partial<RecordBody<'task'>> = {}) =>
  kept('task', title, { personId: 'a', unitId: 'u', title, due, assignedTo: null, status: 'open', ...more });

const today = '2026-11-21';
const options = { staffId: 'me', today, until: '2026-11-28' };

describe('the agenda', () => {
  it('holds what is mine or nobody’s and not done, by the day in Norway', () => {
    const agenda = toAgenda({
      ...options,
      visits: [
        visit('a', '2026-11-21T12:00:00Z'),
        visit('b', '2026-11-21T07:00:00Z'),
        visit('c', '2026-11-20T23:30:00Z'),
        visit('d', '2026-11-21T23:30:00Z'),
        visit('e', '2026-11-21T08:00:00Z', { assignedTo: 'somebody' }),
        visit('f', '2026-11-21T08:00:00Z', { status: 'done' }),
      ],
      tasks: [task('ring', '2026-11-21'), task('glemt', '2026-11-19'), task('fjern', '2027-01-01')],
    });
    const names = (entries: typeof agenda.now) =>
      entries.map((entry) => (entry.kind === 'visit' ? entry.visit.body.personId : entry.task.body.title));
    expect(names(agenda.now)).toEqual(['c', 'b', 'a', 'ring']);
    expect(names(agenda.missed)).toEqual(['glemt']);
    expect(names(agenda.later)).toEqual(['d']);
  });

  it('holds colleagues’ work too when everybody’s is asked for, and what two have taken without it being asked for', () => {
    const taken = visit('e', '2026-11-21T08:00:00Z', { assignedTo: 'somebody' });
    const both: Header<'visit'> = { ...taken, delivery: { state: 'attention', reason: 'conflict' } };
    const now = (visits: readonly Header<'visit'>[], whose?: 'all') =>
      toAgenda({ ...options, visits, tasks: [], ...(whose ? { whose } : {}) }).now.length;
    expect([now([taken]), now([taken], 'all'), now([both])]).toEqual([0, 1, 1]);
  });

  it('HV5 leaves out an invitation whose time is not agreed', () => {
    const { now } = toAgenda({
      ...options,
      tasks: [],
      visits: [
        visit('a', '2026-11-21T11:00:00Z', { kind: 'preventiveVisit', appointment: 'open' }),
        visit('b', '2026-11-21T12:00:00Z', { kind: 'preventiveVisit', appointment: 'agreed' }),
      ],
    });
    expect(now.map((entry) => entry.kind === 'visit' && entry.visit.body.personId)).toEqual(['b']);
  });

  it('leads from one person to the next of the day, then to who is due', () => {
    const agenda = toAgenda({
      ...options,
      tasks: [],
      visits: [visit('a', '2026-11-21T07:00:00Z'), visit('b', '2026-11-21T09:00:00Z')],
    });
    const person = kept('person', 'd', {
      given: 'D',
      family: 'D',
      birthDate: '1940-01-01',
      unitId: 'u',
      words: ' d d 1940',
    });
    const due = [
      {
        person,
        screening: {
          questionnaire: 'q',
          due: '2026-11-20',
          reason: 'repeat',
          overdueDays: 1,
          rule: {
            schedule: 's',
            version: '1.0.0',
            service: 'hjemmesykepleie',
            from: '2026-10-20',
            interval: { months: 1 },
            basis: 'default',
          },
        } as const,
      },
    ];
    expect(toNextPerson('a', { agenda, due, today })).toBe('b');
    expect(toNextPerson('b', { agenda, due, today })).toBe('d');
    expect(toNextPerson('d', { agenda, due: [], today })).toBe('a');
    expect(toNextPerson('b', { agenda, due: [], today })).toBeNull();
  });
});
