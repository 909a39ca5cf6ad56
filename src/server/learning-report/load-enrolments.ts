import { toRounds, type Round } from '#domain/learning/enrolment-rounds.ts';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import type { ReportedEnrolment, StopReason } from '#domain/learning-report/learning-figures.ts';
import { workplaceOn, type Workplace } from '#domain/learning-report/workplace-on.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Day } from '#domain/time/day.ts';
import { toProgrammes, type Programmes } from '#protocol/programmes.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { ownScope } from '#protocol/scope.ts';
import type { Transaction } from '../db/transaction.ts';

type Pauses = NonNullable<RecordBody<'enrolment'>['pauses']>;
type EnrolmentRow = {
  readonly id: string;
  readonly learner_id: string;
  readonly programme: string;
  readonly round: number | null;
  readonly started_on: Day;
  readonly status: ReportedEnrolment['status'];
  readonly ended_on: Day | null;
  readonly reason: Exclude<StopReason, 'notGiven'> | null;
  readonly pauses: Pauses | null;
  readonly workplaces: readonly Workplace[] | null;
  readonly status_at: string | null;
};
type StaffRow = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly roles: RecordBody<'staff'>['roles'];
};

/** One time through a perm (LRN11), with what tells it from others of hers. */
export type LoadedEnrolment = ReportedEnrolment &
  Pick<Round, 'id' | 'ids' | 'from' | 'until'> & {
    /** Canonical `url|version`. */
    readonly canonical: string;
    readonly round: number;
  };
export type Learner = { readonly id: string; readonly name: string; readonly title: string };
export type LoadedLearning = {
  readonly enrolments: readonly LoadedEnrolment[];
  readonly learners: ReadonlyMap<string, Learner>;
  readonly programmes: Programmes;
};

/** `active`: those that go on. `ids`: these alone, whoever they are. */
export type WantedEnrolments = 'all' | 'active' | { readonly ids: readonly string[] };

/**
 * Enrolments of the tenant, each in the unit it is counted in on `end` (RAP5). Of what a learner has written herself only the
 * closed words are read: neither her reasons in her own words nor her notes.
 */
export async function loadEnrolments(
  tx: Transaction,
  end: Day,
  today: Day,
  wanted: WantedEnrolments,
): Promise<LoadedLearning> {
  const [enrolments, contents] = await Promise.all([
    selectEnrolments(tx, wanted),
    tx.query<{ readonly body: RecordBody<'content'> }>(
      `SELECT body FROM visitt.record WHERE kind = 'content' AND body ->> 'type' = 'programme'`,
    ),
  ]);
  // By their ids, and not joined there: who has not yet counted its rows may look through all enrolments for each of the staff.
  const staff = await tx.query<StaffRow>(
    `SELECT id, body ->> 'name' AS name, body ->> 'title' AS title, body -> 'roles' AS roles
     FROM visitt.record WHERE kind = 'staff' AND id = ANY ($1)`,
    [[...new Set(enrolments.map(({ learner_id }) => learner_id))]],
  );
  const programmes = toProgrammes(contents.rows.map(({ body }) => body));
  const homes = new Map(staff.rows.map(({ id, roles }) => [id, homeOf(roles)]));
  const limits = new Map<string, ReturnType<Programmes['of']>>();
  const programmeOf = (canonical: string): ReturnType<Programmes['of']> => {
    if (!limits.has(canonical)) limits.set(canonical, programmes.of(canonical));
    return limits.get(canonical);
  };
  return {
    programmes,
    learners: new Map(staff.rows.map(({ id, name, title }) => [id, { id, name, title }])),
    enrolments: toRounds(enrolments.map((row) => ({ id: row.id, body: toEnrolled(row) }))).map(
      ({ body: { row, startedOn, ...body }, ...round }) => {
        const hasEnded = row.status === 'stopped' || row.status === 'completed';
        const endedOn = hasEnded ? (row.ended_on ?? (row.status_at ? osloDay(row.status_at) : today)) : null;
        const pauses = row.pauses ?? [];
        return {
          ...round,
          learnerId: row.learner_id,
          canonical: row.programme,
          programme: row.programme.split('|', 1)[0] ?? row.programme,
          round: body.round,
          unitId: workplaceOn(
            row.workplaces ?? [],
            homes.get(row.learner_id) ?? null,
            endedOn !== null && endedOn < end ? endedOn : end,
          ),
          startedOn,
          status: row.status,
          endedOn,
          reason: row.reason ?? 'notGiven',
          pauses,
          lateAfter: lateAfter(programmeOf(row.programme), { startedOn, status: row.status }, pauses, end),
        };
      },
    ),
  };
}

const toEnrolled = (row: EnrolmentRow) => ({
  learnerId: row.learner_id,
  programme: row.programme,
  round: row.round ?? 1,
  startedOn: row.started_on,
  status: row.status,
  endedOn: row.ended_on,
  row,
});

/** Each a statement of its own, so that each is planned for what it asks: ten years of a municipality are ten thousand rows. */
async function selectEnrolments(tx: Transaction, wanted: WantedEnrolments): Promise<readonly EnrolmentRow[]> {
  const select = `SELECT id, body ->> 'learnerId' AS learner_id, body ->> 'programme' AS programme,
       (body ->> 'round')::int AS round, body ->> 'startedOn' AS started_on, body ->> 'status' AS status,
       body ->> 'endedOn' AS ended_on, body ->> 'reasonCode' AS reason, body -> 'pauses' AS pauses,
       body -> 'workplaces' AS workplaces, stamps -> 'status' ->> 'at' AS status_at
     FROM visitt.record WHERE kind = 'enrolment'`;
  if (wanted === 'all') return (await tx.query<EnrolmentRow>(`${select} ORDER BY id`)).rows;
  const { rows } =
    wanted === 'active'
      ? await tx.query<EnrolmentRow>(`${select} AND body ->> 'status' = 'active' ORDER BY id`)
      : await tx.query<EnrolmentRow>(`${select} AND id = ANY ($1) ORDER BY id`, [wanted.ids]);
  // What is of a later round is told by where the one before ended.
  const again = rows.filter(({ round }) => (round ?? 1) > 1).map(({ learner_id }) => ownScope(learner_id));
  if (again.length === 0) return rows;
  const before = await tx.query<EnrolmentRow>(
    `${select} AND scope = ANY ($1) AND NOT id = ANY ($2) ORDER BY id`,
    [again, rows.map(({ id }) => id)],
  );
  return [...rows, ...before.rows];
}

/** Where she is a learner; else where she first has a role. */
const homeOf = (roles: StaffRow['roles']): string | null =>
  (roles.find(({ role }) => role === 'learner') ?? roles[0])?.unitId ?? null;

/** By the rule of the learner's own screen, as it was on `end`; a programme that is no longer known is never late. */
const lateAfter = (
  programme: ReturnType<Programmes['of']>,
  { startedOn, status }: Pick<ReportedEnrolment, 'startedOn' | 'status'>,
  pauses: Pauses,
  end: Day,
): Day =>
  programme
    ? foldProgress({ ...programme, booklets: [] }, { startedOn, status, pauses }, [], end).lateAfter
    : '9999-12-31';
