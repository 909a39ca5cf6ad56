import { newestWords } from '#domain/learning/newest-words.ts';
import { programme, type Programme } from '#protocol/content.ts';
import { recordBodies, type RecordBody } from '#protocol/record-bodies.ts';
import { groupScope, ownScope } from '#protocol/scope.ts';
import type { Transaction } from '../db/transaction.ts';
import { loadSeminarRooms } from '../learning/load-seminar-rooms.ts';
import { lockStore } from './statement-store.ts';
import { toStatements, type Learnt, type Teller } from './to-statements.ts';

/** So many rows of learning are put in line in one transaction. */
const rowsAtOnce = 500;

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
  readonly position: string;
  readonly received_at: Date;
};

/**
 * Puts what has been learnt since the last time in line (STA5); how many rows it looked at. The order of the tenant's own clock
 * is the order of commits, so nothing comes in behind the place it has come to. Nothing where it is off or has stopped.
 */
export async function collectStatements(
  tx: Transaction,
  tenantId: string,
  homePage: string,
  now: Date,
): Promise<number> {
  const store = await lockStore(tx, 'skip');
  if (!store?.enabled || store.stopped !== null) return 0;
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, body, position, received_at FROM visitt.record
     WHERE kind IN ('enrolment', 'progress', 'attendance', 'checkIn') AND position > $1
     ORDER BY position LIMIT ${rowsAtOnce}`,
    [store.position],
  );
  const last = rows.at(-1);
  if (!last) return 0;
  const programmes = await loadProgrammes(tx);
  const teller: Teller = {
    tenantId,
    homePage,
    pseudonymKey: store.pseudonymKey,
    programmeOf: (canonical) => programmes.get(canonical),
  };
  const [takenBack, presences, begun] = await Promise.all([
    loadTakenBack(tx, rows),
    presencesOf(tx, rows),
    loadBegunSince(tx, rows, store.since),
  ]);
  const told = rows.filter(({ id }) => !takenBack.has(id));
  const learnt = [...told.flatMap((row) => toLearnt(row, begun.has(row.id))), ...presences];
  const statements = learnt.flatMap((one) => toStatements(one, teller));
  await tx.query(
    `INSERT INTO visitt.statement (tenant_id, id, body, position, next_at)
     SELECT $1, (s ->> 'id')::uuid, s -> 'body', $3, $4 FROM jsonb_array_elements($2::jsonb) AS s
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [tenantId, JSON.stringify(unique(statements)), last.position, now],
  );
  await tx.query('UPDATE visitt.statement_store SET position = $1', [last.position]);
  return rows.length;
}

/** Of these the enrolments that came after it was turned on: an older one that is paused now is no news (STA1). */
async function loadBegunSince(
  tx: Transaction,
  rows: readonly Row[],
  since: number,
): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ id, kind }) => (kind === 'enrolment' ? [id] : []));
  if (ids.length === 0) return new Set();
  const { rows: first } = await tx.query<{ readonly id: string }>(
    'SELECT id FROM visitt.record_version WHERE id = ANY ($1) AND version = 1 AND position > $2',
    [ids, since],
  );
  return new Set(first.map(({ id }) => id));
}

function toLearnt({ id, kind, body, received_at }: Row, isNew: boolean): readonly Learnt[] {
  if (kind === 'enrolment') {
    const parsed = recordBodies.enrolment.safeParse(body);
    return parsed.success ? [{ kind, id, body: parsed.data, at: received_at.toISOString(), isNew }] : [];
  }
  if (kind !== 'progress') return [];
  const parsed = recordBodies.progress.safeParse(body);
  return parsed.success ? [{ kind, id, body: parsed.data }] : [];
}

/** Of these the ticks after which their step was said not to be done: taken back before anybody was told (STA2). */
async function loadTakenBack(tx: Transaction, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const told = rows.flatMap(toTick).filter(({ done }) => done);
  if (told.length === 0) return new Set();
  const { rows: known } = await tx.query<Row>(
    `SELECT id, kind, body FROM visitt.record
     WHERE scope = ANY ($1) AND kind = 'progress' AND body ->> 'done' = 'false'`,
    [[...new Set(told.map(({ learnerId }) => ownScope(learnerId)))]],
  );
  const undone = known.flatMap(toTick);
  const isTakenBack = ({ id, step, at }: Tick): boolean =>
    undone.some((one) => one.step === step && (one.at > at || (one.at === at && one.id > id)));
  return new Set(told.filter(isTakenBack).map(({ id }) => id));
}

type Tick = {
  readonly id: string;
  readonly learnerId: string;
  /** Whose, of which perm and which hefte too. */
  readonly step: string;
  readonly done: boolean;
  /** Milliseconds. */
  readonly at: number;
};

function toTick({ id, kind, body }: Pick<Row, 'id' | 'kind' | 'body'>): readonly Tick[] {
  const parsed = kind === 'progress' ? recordBodies.progress.safeParse(body) : null;
  if (!parsed?.success || parsed.data.minutes !== undefined) return [];
  const { learnerId, programme: canonical, booklet, step, done, at } = parsed.data;
  const key = [learnerId, canonical.split('|', 1)[0], booklet, step].join('\n');
  return [{ id, learnerId, step: key, done, at: Date.parse(at) }];
}

/** Who was at the meetings and seminars that these rows are about, by everything that is known of them by now. */
async function presencesOf(tx: Transaction, rows: readonly Row[]): Promise<readonly Learnt[]> {
  const ticks = rows.flatMap(({ kind, body }) => {
    const parsed = kind === 'attendance' ? recordBodies.attendance.safeParse(body) : null;
    return parsed?.success ? [parsed.data] : [];
  });
  const checkIns = rows.flatMap(({ kind, body }) => {
    const parsed = kind === 'checkIn' ? recordBodies.checkIn.safeParse(body) : null;
    return parsed?.success ? [parsed.data.seminarId] : [];
  });
  const meetings = await meetingPresences(tx, ticks);
  const seminarIds = [...new Set([...checkIns, ...ticks.flatMap(({ seminarId }) => seminarId ?? [])])];
  if (seminarIds.length === 0) return meetings;
  const rooms = await loadSeminarRooms(tx, seminarIds);
  const { rows: seminars } = await tx.query<{ id: string; body: RecordBody<'seminar'> }>(
    `SELECT id, body FROM visitt.record WHERE kind = 'seminar' AND id = ANY ($1)`,
    [seminarIds],
  );
  return [
    ...meetings,
    ...seminars.flatMap(({ id, body }) =>
      (rooms.get(id)?.people ?? []).map(({ staffId }): Learnt => ({
        kind: 'presence',
        staffId,
        at: body.startsAt,
        event: { type: 'seminar', id, title: body.title },
      })),
    ),
  ];
}

/** Those of these ticks at meetings that are the newest word of her there: what the leader put right again is not told. */
async function meetingPresences(
  tx: Transaction,
  ticks: readonly RecordBody<'attendance'>[],
): Promise<readonly Learnt[]> {
  const ofMeetings = ticks.filter(({ meetingId }) => meetingId !== undefined);
  if (ofMeetings.length === 0) return [];
  const { rows: meetings } = await tx.query<{ readonly id: string; readonly group_id: string }>(
    `SELECT id, body ->> 'groupId' AS group_id FROM visitt.record WHERE kind = 'groupMeeting' AND id = ANY ($1)`,
    [ofMeetings.map(({ meetingId }) => meetingId)],
  );
  const groupOf = new Map(meetings.map(({ id, group_id }) => [id, group_id]));
  // Who leads one group says nothing about another's meeting; a meeting that has not come yet may be anybody's.
  const atMeetings = ofMeetings.filter(
    ({ meetingId = '', groupId }) => (groupOf.get(meetingId) ?? groupId) === groupId,
  );
  const scopes = new Set(atMeetings.flatMap(({ groupId }) => (groupId ? [groupScope(groupId)] : [])));
  const { rows } = await tx.query<{ readonly id: string; readonly body: RecordBody<'attendance'> }>(
    `SELECT id, body FROM visitt.record WHERE scope = ANY ($1) AND kind = 'attendance'`,
    [[...scopes]],
  );
  return [...new Set(atMeetings.map(({ meetingId }) => meetingId))].flatMap((meetingId = '') => {
    const newest = newestWords(rows.filter(({ body }) => body.meetingId === meetingId));
    const mine = atMeetings.filter((one) => one.meetingId === meetingId);
    return [...new Set(mine.map(({ staffId }) => staffId))].flatMap((staffId): readonly Learnt[] => {
      const word = newest.get(staffId)?.body;
      return word?.present
        ? [{ kind: 'presence', staffId, at: word.at, event: { type: 'meeting', id: meetingId, title: '' } }]
        : [];
    });
  });
}

async function loadProgrammes(tx: Transaction): Promise<ReadonlyMap<string, Programme>> {
  const { rows } = await tx.query<{ id: string; resource: unknown }>(
    `SELECT id, body -> 'resource' AS resource FROM visitt.record
     WHERE kind = 'content' AND body ->> 'type' = 'programme'`,
    [],
  );
  return new Map(
    rows.flatMap(({ id, resource }) => {
      const parsed = programme.safeParse(resource);
      return parsed.success ? [[id, parsed.data] as const] : [];
    }),
  );
}

const unique = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map((one) => [one.id, one])).values(),
];
