import { describe, expect, it } from 'vitest';
import type { ScreeningSchedule } from '#domain/schedule/screening-schedule.ts';
import type { RecordKind } from '#protocol/record-bodies.ts';
import type { Header, HeaderBodies, HeaderKind } from '#store/headers/header.ts';
import { createDueKeeper, type DueQuestion } from './due-keeper.ts';
import { toDueList, type ScreenedRecords } from './due-list.ts';

const head = <K extends HeaderKind & RecordKind>(kind: K, id: string, body: HeaderBodies[K]): Header<K> => ({
  id,
  kind,
  body,
  delivery: { state: 'delivered', at: '2026-11-21T10:00:00Z' },
});
const schedules: readonly ScreeningSchedule[] = [
  {
    url: 's',
    version: '1.0.0',
    questionnaire: 'mst',
    riskFrom: 2,
    rules: [
      {
        service: 'hjemmesykepleie',
        firstWithin: { days: 14 },
        repeatEvery: { months: 1 },
        repeatBasis: 'default',
      },
    ],
  },
];
const person = (id: string): Header<'person'> =>
  head('person', id, {
    given: id,
    family: 'Prøve',
    birthDate: '1940-01-01',
    unitId: 'u',
    words: ` ${id} prove`,
  });
const period = (id: string, start: string): Header<'servicePeriod'> =>
  head('servicePeriod', `${id} ${start}`, {
    personId: id,
    unitId: 'u',
    service: 'hjemmesykepleie',
    start,
    end: null,
  });
const signed = (id: string, day: string): Header<'response'> =>
  head('response', `${id} ${day}`, {
    personId: id,
    unitId: 'u',
    questionnaire: 'mst|1',
    status: 'signed',
    startedBy: 's',
    startedAt: `${day}T08:00:00Z`,
    signedBy: 's',
    signedAt: `${day}T08:10:00Z`,
    score: 0,
  });

const toRecords = (count: number): ScreenedRecords => {
  const ids = Array.from({ length: count }, (_, at) => `p${at}`);
  return {
    persons: ids.map(person),
    servicePeriods: ids.map((id, at) => period(id, `2026-0${1 + (at % 9)}-01`)),
    responses: ids.flatMap((id, at) => (at % 3 === 0 ? [signed(id, `2026-11-0${1 + (at % 9)}`)] : [])),
    exemptions: [],
    absences: [],
    individualPlans: [],
    visits: [],
  };
};
const ask = (records: ScreenedRecords, today = '2026-11-22'): DueQuestion => ({
  records,
  schedules,
  today,
  until: '2026-12-06',
});
const atOnce = () => Promise.resolve();
const expected = ({ records, today, until }: DueQuestion) => toDueList(records, schedules, { today, until });

describe('what is due, kept between looks', () => {
  it('says what toDueList says, and the very same list as long as nothing is new', () => {
    const keeper = createDueKeeper(atOnce);
    const question = ask(toRecords(50));
    const first = keeper.toListNow(question);
    expect(first).toEqual(expected(question));
    expect(first?.length).toBeGreaterThan(10);
    expect(keeper.toListNow({ ...question, records: { ...question.records } })).toBe(first);
  });

  it('takes in what was signed, who came and went, and that a day has passed', () => {
    const keeper = createDueKeeper(atOnce);
    const records = toRecords(50);
    keeper.toListNow(ask(records));
    const changed: ScreenedRecords = {
      ...records,
      persons: [...records.persons.slice(5), person('new')],
      servicePeriods: [...records.servicePeriods, period('new', '2026-11-20')],
      responses: [...records.responses, signed('p7', '2026-11-22')],
    };
    expect(keeper.toListNow(ask(changed))).toEqual(expected(ask(changed)));
    expect(keeper.toListNow(ask(changed, '2026-11-30'))).toEqual(expected(ask(changed, '2026-11-30')));
  });

  it('leaves many for later, in parts, and is quick about them from then on', async () => {
    let pauses = 0;
    const keeper = createDueKeeper(() => {
      pauses += 1;
      return Promise.resolve();
    });
    const question = ask(toRecords(1_000));
    expect(keeper.toListNow(question)).toBeNull();
    const list = await keeper.toListLater(question, () => true);
    expect(list).toEqual(expected(question));
    expect(pauses).toBeGreaterThan(20);
    const { records } = question;
    const changed = ask({ ...records, responses: [...records.responses, signed('p1', '2026-11-22')] });
    expect(keeper.toListNow(changed)).toEqual(expected(changed));
  });

  it('tells what it was a moment ago by the same rules, and nothing by others', async () => {
    const keeper = createDueKeeper(atOnce);
    const question = ask(toRecords(1_000));
    expect(keeper.toListBefore(question)).toBeNull();
    const list = await keeper.toListLater(question, () => true);
    const { records } = question;
    const changed = ask({ ...records, responses: [...records.responses, signed('p1', '2026-11-22')] });
    expect(keeper.toListBefore(changed)).toBe(list);
    expect(keeper.toListBefore(ask(records, '2026-11-30'))).toBeNull();
  });

  it('leaves also for later where there are very many records, of few who are new', async () => {
    const keeper = createDueKeeper(atOnce);
    const records = toRecords(200);
    const crowded = { ...records, responses: Array.from({ length: 70 }, () => records.responses).flat(2) };
    const many = ask({
      ...crowded,
      responses: [...crowded.responses, ...crowded.responses, ...crowded.responses],
    });
    expect(keeper.toListNow(many)).toBeNull();
    expect(await keeper.toListLater(many, () => true)).toEqual(expected(many));
    expect(keeper.toListNow(many)).toEqual(expected(many));
  });

  it('stops when nobody wants it any more, and goes on from there', async () => {
    let parts = 0;
    const keeper = createDueKeeper(atOnce);
    const question = ask(toRecords(1_000));
    const until = () => (parts += 1) < 45;
    expect(await keeper.toListLater(question, until)).toBeNull();
    expect(keeper.toListNow(question)).toEqual(expected(question));
  });

  it.each<[string, (question: DueQuestion) => DueQuestion]>([
    ['the day', (question) => ({ ...question, today: '2026-11-30' })],
    [
      'the rules',
      (question) => ({ ...question, schedules: schedules.map((one) => ({ ...one, rules: [] })) }),
    ],
  ])('leaves the first work where it is when %s becomes another during it', async (_, change) => {
    const question = ask(toRecords(1_000));
    const changed = change(question);
    let pauses = 0;
    const keeper = createDueKeeper(() => {
      pauses += 1;
      if (pauses === 4) expect(keeper.toListNow(changed)).toBeNull();
      return Promise.resolve();
    });
    expect(await keeper.toListLater(question, () => true)).toBeNull();
    expect(pauses).toBe(4);
    const { records, today, until } = changed;
    expect(await keeper.toListLater(changed, () => true)).toEqual(
      toDueList(records, changed.schedules, { today, until }),
    );
  });
});
