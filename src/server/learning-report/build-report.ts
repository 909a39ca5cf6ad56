import { countLearning } from '#domain/learning-report/count-learning.ts';
import { isSmall } from '#domain/learning-report/hide-small.ts';
import { isIn, type LearningFigures, type Period } from '#domain/learning-report/learning-figures.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { LearningReport, LearningReportQuery } from '#protocol/learning-report.ts';
import type { Transaction } from '../db/transaction.ts';
import { withDescendants } from '#domain/merge/with-descendants.ts';
import { isWithin, type LearningOverseer } from './learning-overseer.ts';
import { withoutFinished } from './late-enrolments.ts';
import { loadEnrolments, type LoadedEnrolment } from './load-enrolments.ts';
import { loadMeetings } from './load-meetings.ts';
import { loadSeminars, type LoadedSeminars } from './load-seminars.ts';
import { toNamedProgrammes } from './named-programmes.ts';

export const toPeriod = ({ from, to }: Pick<LearningReportQuery, 'from' | 'to'>): Period => ({
  from: `${from}-01-01`,
  to: `${to}-12-31`,
});

/** What the reader answers for, counted from the records as they stand in this transaction. */
export async function buildReport(
  tx: Transaction,
  overseer: LearningOverseer,
  query: LearningReportQuery,
  now: Date,
): Promise<LearningReport> {
  const today = osloDay(now.toISOString());
  const period = toPeriod(query);
  const loaded = await loadEnrolments(tx, period.to < today ? period.to : today, today, 'all');
  const chosen = query.unitId === undefined ? null : new Set(withDescendants([query.unitId], overseer.units));
  const isOfProgramme = ({ programme }: LoadedEnrolment): boolean =>
    query.programme === undefined || programme === query.programme;
  const inReach = loaded.enrolments.filter(
    (enrolment) =>
      isOfProgramme(enrolment) &&
      isWithin(overseer, enrolment.unitId) &&
      (chosen === null || (enrolment.unitId !== null && chosen.has(enrolment.unitId))),
  );
  const isAll = overseer.reach === 'all' && chosen === null;
  const staffIds = isAll ? null : [...new Set(inReach.map(({ learnerId }) => learnerId))];
  const [meetings, seminars, certificates, judged] = await Promise.all([
    loadMeetings(tx, period, staffIds, query.programme ?? null),
    loadSeminars(tx, staffIds, period),
    loadCertificateFigures(tx, inReach, period),
    withoutFinished(tx, inReach, loaded.programmes, period, today),
  ]);
  const counted = countLearning(judged, period, today);
  return {
    serverTime: now.toISOString(),
    from: query.from,
    to: query.to,
    reach: overseer.reach === 'all' ? 'municipality' : 'units',
    programmes: toNamedProgrammes(loaded.programmes, inReach),
    units: overseer.units.filter(({ id }) => isWithin(overseer, id)).map(({ id, name }) => ({ id, name })),
    total: counted.total,
    byProgramme: [...counted.byProgramme].map(([programme, figures]) =>
      Object.assign({ programme }, figures),
    ),
    byUnit: [...counted.byUnit].map(([unitId, figures]) => Object.assign({ unitId }, figures)),
    byMonth: [...counted.byMonth],
    reasons: [...counted.reasons].map(([reason, count]) => ({ reason, count })),
    groups: meetings,
    seminars: toSeminarFigures(seminars, period, query.programme ?? null, isAll),
    certificates,
    rest: isWholeYear(overseer, query)
      ? toRest(
          loaded.enrolments.filter(({ unitId }) => !isWithin(overseer, unitId)),
          period,
          today,
        )
      : null,
  };
}

/** SML6, SML7: only one undivided year of all perms. */
const isWholeYear = (
  overseer: LearningOverseer,
  { from, to, programme, unitId }: LearningReportQuery,
): boolean => overseer.reach !== 'all' && from === to && programme === undefined && unitId === undefined;

function toRest(others: readonly LoadedEnrolment[], period: Period, today: Day): LearningReport['rest'] {
  const { started, active, paused, completed, stopped }: LearningFigures = countLearning(
    others,
    period,
    today,
  ).total;
  const rest = { started, active, paused, completed, stopped };
  return Object.values(rest).some(isSmall) ? null : rest;
}

/** `isAll`: everybody of the municipality, so that seminars count also when nobody of it came, and guests with them. */
function toSeminarFigures(
  { seminars, attended }: LoadedSeminars,
  period: Period,
  programme: string | null,
  isAll: boolean,
): LearningReport['seminars'] {
  const held = new Map(
    [...seminars].filter(
      ([, seminar]) =>
        seminar.status === 'held' &&
        isIn(period, osloDay(seminar.startsAt)) &&
        (programme === null || seminar.programme === programme),
    ),
  );
  const seen = new Set<string>();
  const places = { room: 0, stream: 0 };
  for (const mine of attended.values()) {
    for (const [seminarId, place] of mine) {
      if (!held.has(seminarId)) continue;
      seen.add(seminarId);
      places[place] += 1;
    }
  }
  const guests = isAll ? [...held.values()].map(({ guests: of }) => of ?? { room: 0, stream: 0 }) : [];
  return {
    held: isAll ? held.size : seen.size,
    ...places,
    guestsRoom: guests.reduce((sum, { room }) => sum + room, 0),
    guestsStream: guests.reduce((sum, { stream }) => sum + stream, 0),
  };
}

type CertificateRow = {
  readonly learner_id: string;
  readonly enrolment_id: string;
  readonly requested_on: Day;
  readonly received_at: string | null;
};

/** RAP9, each once and of the learner's own enrolment; `waiting`: asked for and not come, whenever it was asked for. */
async function loadCertificateFigures(
  tx: Transaction,
  enrolments: readonly LoadedEnrolment[],
  period: Period,
): Promise<LearningReport['certificates']> {
  const { rows } = await tx.query<CertificateRow>(
    `SELECT body ->> 'learnerId' AS learner_id, body ->> 'enrolmentId' AS enrolment_id, body ->> 'requestedOn' AS requested_on,
       body -> 'received' ->> 'at' AS received_at
     FROM visitt.record WHERE kind = 'certificate' AND body ->> 'status' = 'requested'
     ORDER BY body -> 'received' ->> 'at' NULLS FIRST`,
  );
  // What was asked for twice, for a start that became two, is one.
  const roundOf = new Map(
    enrolments.flatMap(({ id, ids, learnerId }) => ids.map((one) => [`${learnerId} ${one}`, id] as const)),
  );
  const asked = new Map<string, CertificateRow>();
  for (const row of rows) {
    const round = roundOf.get(`${row.learner_id} ${row.enrolment_id}`);
    if (round !== undefined) asked.set(round, row);
  }
  const mine = [...asked.values()];
  return {
    requested: mine.filter(({ requested_on }) => isIn(period, requested_on)).length,
    received: mine.filter(({ received_at }) => received_at !== null && isIn(period, osloDay(received_at)))
      .length,
    waiting: mine.filter(({ received_at }) => received_at === null).length,
  };
}
