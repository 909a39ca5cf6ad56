import { randomUUID } from 'node:crypto';
import { toCheckInCode, toProof, windowAt } from '#domain/learning/check-in-code.ts';
import { addDays, addMonths } from '#domain/time/day.ts';
import { osloDay, osloInstant } from '#domain/time/oslo.ts';
import { withOwner } from '#server/db/pool.ts';
import { putRecords, type BroughtRecord } from '#server/db/put-records.ts';
import { inTransaction } from '#server/db/transaction.ts';
import type { DemoTenant } from '#server/demo/demo-tenant.ts';
import { nodeHmac } from '#server/learning/node-hmac.ts';
import type { RunningServer } from '#server/start-server.ts';

export const learningYears = 10;
const years = learningYears;
const seminarCount = 40;
const groupSize = 8;
const meetingsOfGroup = 10;
/** Of the groups, the newest so many are the named leader's own. */
const ownGroups = 3;

/**
 * So many learners with ten years behind them, put straight into a server's database beside the demo: two perms each, their groups'
 * meetings with who was there, and seminars checked in at by code. Some fifty of the groups still meet.
 *
 * @param leads who leads the newest groups; every other group is led by one of the learners.
 */
export async function fillLearning(
  { database }: Pick<RunningServer, 'database'>,
  { tenantId, records }: DemoTenant,
  learners: number,
  leads: string,
): Promise<void> {
  const today = osloDay(new Date().toISOString());
  const receivedAt = new Date().toISOString();
  const units = [...records].filter(({ kind }) => kind === 'unit').map(({ id }) => id);
  for await (const part of inParts(history(learners, units, leads, today), 10_000))
    await inTransaction(database.pool, tenantId, 'write', (tx) => putRecords(tx, tenantId, part, receivedAt));
  // A database in use counts its rows by itself within minutes.
  await withOwner(database.ownerUrl, (owner) => owner.query('ANALYZE'));
}

async function* inParts(
  records: AsyncIterable<BroughtRecord>,
  size: number,
): AsyncGenerator<readonly BroughtRecord[]> {
  let part: BroughtRecord[] = [];
  for await (const record of records) {
    part.push(record);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

const programme = 'https://visitt.example/programmes/demensomsorgens-abc-perm-1';

/** Two perms a learner over the years, her group's meetings, and two seminars checked in at by code. */
async function* history(
  learners: number,
  units: readonly string[],
  by: string,
  today: string,
): AsyncGenerator<BroughtRecord> {
  const staff = Array.from({ length: learners }, () => randomUUID());
  const unitOf = (index: number): string => units[index % units.length] ?? '';
  const at = osloInstant(addMonths(today, -12 * years), '12:00');
  const make = (kind: BroughtRecord['kind'], id: string, body: BroughtRecord['body']): BroughtRecord => ({
    id,
    kind,
    body,
    by,
    at,
  });
  for (const [index, id] of staff.entries())
    yield make('staff', id, {
      name: `Deltaker ${index}`,
      title: 'helsefagarbeider',
      roles: [{ role: 'learner', unitId: unitOf(index) }],
    });
  for (const [index, learnerId] of staff.entries()) {
    for (const perm of [0, 1]) {
      const startedOn = addDays(addMonths(today, -((index * 7 + perm * 53) % (12 * years))), -(index % 28));
      const endedOn = addMonths(startedOn, 6 + (index % 9));
      const hasEnded = endedOn <= today;
      const id = randomUUID();
      const isStopped = (index + perm) % 6 === 0;
      yield make('enrolment', id, {
        learnerId,
        programme: `${programme}|1.0.0`,
        startedOn,
        status: hasEnded ? (isStopped ? 'stopped' : 'completed') : 'active',
        workplaces: [{ unitId: unitOf(index), from: startedOn }],
        ...(hasEnded ? { endedOn } : {}),
        ...(hasEnded && isStopped ? { reasonCode: 'newJob' } : {}),
      });
      if (hasEnded && !isStopped)
        yield make('certificate', randomUUID(), {
          learnerId,
          enrolmentId: id,
          programme: `${programme}|1.0.0`,
          requestedOn: endedOn,
          status: 'requested',
          ...(index % 50 === 0 ? {} : { received: { by, at: osloInstant(endedOn, '12:00') } }),
        });
    }
  }
  for (let first = 0; first < staff.length; first += groupSize) {
    const members = staff.slice(first, first + groupSize);
    const groupId = randomUUID();
    const nth = first / groupSize;
    const startsOn = addMonths(today, -(nth % (12 * years)));
    const isOpen = addMonths(startsOn, meetingsOfGroup) > today;
    yield make('learningGroup', groupId, {
      groupId,
      name: `Gruppe ${first}`,
      programme: `${programme}|1.0.0`,
      leaderId: nth < ownGroups ? by : (staff[(first + groupSize) % staff.length] ?? by),
      members: members.map((staffId) => ({ staffId, from: startsOn, to: null })),
      startsOn,
      status: isOpen ? 'open' : 'ended',
    });
    for (let month = 0; month < meetingsOfGroup; month += 1) {
      const meetingId = randomUUID();
      const held = osloInstant(addMonths(startsOn, month), '14:00');
      const isHeld = held <= `${today}T00:00:00Z`;
      yield make('groupMeeting', meetingId, {
        groupId,
        booklets: [],
        at: held,
        status: isHeld ? 'held' : 'planned',
      });
      if (!isHeld) break;
      for (const [seat, staffId] of members.entries())
        yield make('attendance', randomUUID(), {
          staffId,
          present: seat !== month % groupSize,
          groupId,
          meetingId,
          at: held,
        });
    }
  }
  yield* seminars(staff, today, make);
}

async function* seminars(
  staff: readonly string[],
  today: string,
  make: (kind: BroughtRecord['kind'], id: string, body: BroughtRecord['body']) => BroughtRecord,
): AsyncGenerator<BroughtRecord> {
  const seats = (staff.length * 2) / seminarCount;
  for (let number = 0; number < seminarCount; number += 1) {
    const id = randomUUID();
    const day = addMonths(today, -3 * number - 1);
    const [startsAt, endsAt, typedAt] = ['09:00', '15:00', '09:05'].map((time) => osloInstant(day, time));
    if (!startsAt || !endsAt || !typedAt) continue;
    yield make('seminar', id, {
      title: `Fagseminar ${number}`,
      programme,
      part: 'start',
      startsAt,
      endsAt,
      streamed: false,
      status: 'held',
    });
    const secret = Buffer.alloc(32, number).toString('base64url');
    yield make('seminarKey', randomUUID(), { seminarId: id, secret });
    const window = windowAt(Date.parse(typedAt));
    const code = await toCheckInCode(nodeHmac, secret, id, 'room', window);
    for (let seat = 0; seat < seats; seat += 1) {
      const claim = {
        staffId: staff[(number * seats + seat) % staff.length] ?? '',
        seminarId: id,
        checkInId: randomUUID(),
        at: typedAt,
      };
      const proof = await toProof(nodeHmac, code, claim);
      // Received when it was made: without a row of its own that is the time it is judged by.
      yield { ...make('checkIn', claim.checkInId, { ...claim, proof }), at: typedAt };
    }
  }
}
