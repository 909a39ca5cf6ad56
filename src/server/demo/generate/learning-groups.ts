import { toSeminarKeyId } from '#domain/learning/seminar-key.ts';
import { suggestMeetings } from '#domain/learning/suggest-meetings.ts';
import { addDays, addMonths, weekdayOf, type Day } from '#domain/time/day.ts';
import { osloDay, osloInstant } from '#domain/time/oslo.ts';
import { programme as programmeSchema } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import type { DemoContext } from './demo-context.ts';
import { toDemoRecord } from './demo-record.ts';
import type { DemoStaff } from './demo-staff.ts';
import type { Random } from './random.ts';

const lessons = [
  'Vi spør hvem hun er før vi spør hva hun trenger.',
  'Rolig stemme og øyekontakt først. Oppgaven etterpå.',
  'Kjent musikk før stellet hjalp på hele avdelingen.',
  'Vi skriver ned hva som virker, så nattevakta får vite det.',
  'Pårørende vet mer enn vi spør om.',
];

/** Mette leads two groups over the year, Liv in one of them, and a start and a half-way seminar. */
export function* learningGroups(context: DemoContext): Generator<DemoRecord> {
  const leader = context.staff.find(({ subject }) => subject === 'mette');
  const liv = context.staff.find(({ subject }) => subject === 'liv');
  if (!leader || !liv) return;
  const random = context.random.fork('learning groups');
  const others = context.staff.filter(
    ({ id, body }) => id !== liv.id && body.roles.some(({ role }) => role === 'learner'),
  );
  const first = [liv, ...others.slice(-6)];
  const second = others.slice(0, 7);
  // Four meetings behind them, as many as Liv has finished hefter.
  yield* group(context, leader, 'Fjellgruppa', first, 4, random.fork('first'));
  yield* group(context, leader, 'Gruppe Nord', second, 3, random.fork('second'));
  yield* seminars(context, leader, [...first, ...second], random.fork('seminars'));
}

function* group(
  { today, content, units }: DemoContext,
  leader: DemoStaff,
  name: string,
  people: readonly DemoStaff[],
  monthsAgo: number,
  random: Random,
): Generator<DemoRecord> {
  const found = content.find(({ body }) => body.url.endsWith('/programmes/demensomsorgens-abc-perm-1'));
  const programme = programmeSchema.parse(found?.body.resource);
  const groupId = random.uuid();
  const startsOn = nextTuesday(addDays(addMonths(today, -monthsAgo), 4));
  const [joinsLater] = people.slice(-1);
  const body: RecordBody<'learningGroup'> = {
    groupId,
    name,
    programme: `${programme.url}|${programme.version}`,
    leaderId: leader.id,
    members: people.map((person) => ({
      staffId: person.id,
      from: person === joinsLater ? addMonths(startsOn, 2) : startsOn,
      to: null,
      workplace: units.find(({ id }) => id === person.unitId)?.body.name ?? '',
    })),
    startsOn,
    status: 'open',
    place: 'Møterommet i 2. etasje',
  };
  const madeAt = osloInstant(addDays(startsOn, -14), '11:00');
  yield toDemoRecord('learningGroup', groupId, body, leader.id, madeAt);
  const plan = suggestMeetings(programme.booklets, { firstOn: startsOn, time: '14:00', everyWeeks: 'month' });
  for (const [index, { booklets, at }] of plan.entries()) {
    const isHeld = osloDay(at) < today;
    const meetingId = random.uuid();
    const meeting: RecordBody<'groupMeeting'> = {
      groupId,
      booklets: [...booklets],
      at,
      status: isHeld ? 'held' : 'planned',
      ...(isHeld ? { learnt: lessons[index % lessons.length] } : {}),
    };
    yield toDemoRecord('groupMeeting', meetingId, meeting, leader.id, isHeld ? at : madeAt);
    if (!isHeld) continue;
    for (const [place, person] of people.entries()) {
      if (person === joinsLater && index < 2) continue;
      // One has been away for a while; the others miss a meeting now and then.
      const present = place === 2 ? index < 2 : person.subject === 'liv' || !random.chance(0.12);
      const word: RecordBody<'attendance'> = { staffId: person.id, present, groupId, meetingId, at };
      yield toDemoRecord('attendance', random.uuid(), word, leader.id, at);
    }
  }
}

const nextTuesday = (day: Day): Day => addDays(day, (2 - weekdayOf(day) + 7) % 7);

function* seminars(
  { today }: DemoContext,
  leader: DemoStaff,
  people: readonly DemoStaff[],
  random: Random,
): Generator<DemoRecord> {
  const startDay = addDays(addMonths(today, -6), 5);
  const past = seminar('Startsamling', 'start', startDay, 'held', { room: 14, stream: 5 });
  const now = seminar('Midtveissamling', 'halfway', today, 'planned');
  const pastId = random.uuid();
  for (const [seminarId, body, madeOn] of [
    [pastId, past, addDays(startDay, -20)],
    [random.uuid(), now, addDays(today, -20)],
  ] as const) {
    const madeAt = osloInstant(madeOn, '10:00');
    yield toDemoRecord('seminar', seminarId, body, leader.id, madeAt);
    yield toDemoRecord(
      'seminarKey',
      toSeminarKeyId(seminarId),
      { seminarId, secret: secretOf(random) },
      leader.id,
      madeAt,
    );
  }
  const at = osloInstant(startDay, '09:20');
  for (const [index, person] of people.entries()) {
    const word: RecordBody<'attendance'> = {
      staffId: person.id,
      present: true,
      seminarId: pastId,
      place: index % 5 === 4 ? 'stream' : 'room',
      at,
    };
    yield toDemoRecord('attendance', random.uuid(), word, leader.id, at);
  }
}

const seminar = (
  title: string,
  part: 'start' | 'halfway',
  day: string,
  status: 'held' | 'planned',
  guests?: { readonly room: number; readonly stream: number },
): RecordBody<'seminar'> => ({
  title,
  part,
  startsAt: osloInstant(day, '09:00'),
  endsAt: osloInstant(day, '15:00'),
  place: 'Kulturhuset i Solvik',
  municipalities: ['Nesvik'],
  streamed: true,
  status,
  ...(guests ? { guests } : {}),
});

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const secretOf = (random: Random): string =>
  Array.from({ length: 43 }, () => signs[random.int(0, signs.length - 1)]).join('');
