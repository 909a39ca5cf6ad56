import { describe, expect, it } from 'vitest';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { Header } from '#store/headers/header.ts';
import { toLine } from './to-line.ts';
import { whomToday } from './whom-today.ts';

const today = '2026-11-22';
const unitId = 'u';
const kept = <K extends RecordKind>(kind: K, body: RecordBody<K>, id = `${kind}-1`): Kept<K> => ({
  id,
  kind,
  scope: 'unit:u',
  version: 1,
  body,
  stamps: {},
  delivery: { state: 'delivered', at: '2026-11-22T08:00:00Z' },
});
const nothing: PersonRecords = {
  person: kept('person', { given: 'Åse', family: 'Moen', birthDate: '1940-02-03', unitId }, 'a'),
  servicePeriods: [],
  visits: [],
  responses: [],
  measurements: [],
  tasks: [],
  exemptions: [],
  absences: [],
  individualPlans: [],
  vitalsPlans: [],
};
const visit = (plannedAt: string, more: Partial<RecordBody<'visit'>> = {}): Kept<'visit'> =>
  kept('visit', {
    personId: 'a',
    unitId,
    kind: 'homeVisit',
    plannedAt,
    assignedTo: null,
    status: 'planned',
    ...more,
  });

describe('one person on paper', () => {
  it('with nothing known is still there, with nothing made up', () => {
    expect(toLine(nothing, [], today)).toMatchObject({
      visits: [],
      tasks: [],
      forms: [],
      away: null,
      vitals: { scale2: false, everyMinutes: null, usual: null },
      ownPlans: [],
      nutrition: null,
    });
    expect(toLine({ ...nothing, person: null }, [], today)).toBeNull();
  });

  it('has today’s visits that are not done, by time, by the clock in Norway', () => {
    const visits = [
      visit('2026-11-22T14:00:00+01:00'),
      visit('2026-11-21T23:30:00Z'),
      visit('2026-11-22T23:30:00Z'),
      visit('2026-11-22T09:00:00+01:00', { status: 'done' }),
      visit('2026-11-22T10:00:00+01:00', { appointment: 'open' }),
    ];
    expect(toLine({ ...nothing, visits }, [], today)?.visits).toEqual([
      '2026-11-21T23:30:00Z',
      '2026-11-22T14:00:00+01:00',
    ]);
  });

  it('has what is due up to today and not what comes', () => {
    const task = (due: string, status: 'open' | 'done' = 'open') =>
      kept('task', { personId: 'a', unitId, title: due, due, assignedTo: null, status });
    const tasks = [task('2026-11-22'), task('2026-11-20'), task('2026-11-23'), task('2026-11-01', 'done')];
    const due = [
      { questionnaire: 'mst', due: '2026-11-22' },
      { questionnaire: 'vekt', due: '2026-11-29' },
    ];
    const line = toLine({ ...nothing, tasks }, due, today);
    expect(line?.tasks.map(({ what }) => what)).toEqual(['2026-11-20', '2026-11-22']);
    expect(line?.forms).toEqual([{ url: 'mst', due: '2026-11-22' }]);
  });

  it('has the plans that hold today', () => {
    const scale2 = (until: string | null) =>
      kept('vitalsPlan', {
        personId: 'a',
        unitId,
        scale2: { doctor: 'Lege', on: '2026-11-01', until },
        repeat: { everyMinutes: 60, from: '2026-11-22T08:00:00Z' },
      });
    expect(toLine({ ...nothing, vitalsPlans: [scale2('2026-11-21')] }, [], today)?.vitals.scale2).toBe(false);
    expect(toLine({ ...nothing, vitalsPlans: [scale2('2026-11-22')] }, [], today)?.vitals).toMatchObject({
      scale2: true,
      everyMinutes: 60,
    });
    const away = (from: string, to: string | null) =>
      kept('absence', { personId: 'a', unitId, reason: 'hospital', from, to, by: 'k' });
    expect(toLine({ ...nothing, absences: [away('2026-11-20', null)] }, [], today)?.away).toEqual({
      to: null,
    });
    expect(toLine({ ...nothing, absences: [away('2026-11-23', null)] }, [], today)?.away).toBeNull();
  });
});

describe('who stands on the list', () => {
  const person = (id: string, more: Partial<Header<'person'>['body']> = {}): Header<'person'> => ({
    id,
    kind: 'person',
    body: { given: id, family: id, birthDate: '1940-01-01', unitId, words: '', ...more },
    delivery: { state: 'delivered', at: '2026-11-22T08:00:00Z' },
  });
  const entry = (personId: string, plannedAt: string) => {
    const { body } = visit(plannedAt, { personId });
    const delivery = { state: 'delivered', at: '2026-11-22T08:00:00Z' } as const;
    return { kind: 'visit', day: today, visit: { id: plannedAt, kind: 'visit', body, delivery } } as const;
  };
  const persons = [
    person('a'),
    person('b'),
    person('c'),
    person('d', { deceasedOn: today }),
    person('e', { unitId: 'x' }),
  ];
  const entries = [
    entry('c', '2026-11-22T09:00:00+01:00'),
    entry('a', '2026-11-22T11:00:00+01:00'),
    entry('e', '2026-11-22T08:00:00+01:00'),
  ];
  const ask = (whom: 'today' | 'everyone') =>
    whomToday({ persons, unitId, whom, today, entries, due: [] }).map(({ id }) => id);

  it('today: those with something to be done, in the order of the visits', () => {
    expect(ask('today')).toEqual(['c', 'a']);
  });

  it('everyone: also those with nothing, but nobody who has died or lives elsewhere', () => {
    expect(ask('everyone')).toEqual(['c', 'a', 'b']);
  });
});
