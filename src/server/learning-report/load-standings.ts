import {
  standingAsked,
  toCertificateStanding,
  toCertificateState,
  type CertificateStanding,
  type CertificateState,
} from '#domain/learning/certificate.ts';
import { countSeminars } from '#domain/learning/count-seminars.ts';
import { seminarsWithin } from '#domain/learning/enrolment-rounds.ts';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import type { Day } from '#domain/time/day.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { ownScope } from '#protocol/scope.ts';
import type { Transaction } from '../db/transaction.ts';
import type { LoadedEnrolment } from './load-enrolments.ts';
import { loadSeminars } from './load-seminars.ts';
import { loadTicks } from './load-ticks.ts';

export type LearnerStanding = CertificateStanding & {
  readonly late: boolean;
  readonly certificate: CertificateState;
};

/** How far each of these has come, by the very rules of the learner's own screen; for a page of a list, not for all. */
export async function loadStandings(
  tx: Transaction,
  enrolments: readonly LoadedEnrolment[],
  programmes: Programmes,
  today: Day,
): Promise<ReadonlyMap<string, LearnerStanding>> {
  const staffIds = [...new Set(enrolments.map(({ learnerId }) => learnerId))];
  if (staffIds.length === 0) return new Map();
  const [own, ticksOf, seminars] = await Promise.all([
    tx.query<{ readonly body: RecordBody<'certificate'> }>(
      `SELECT body FROM visitt.record WHERE scope = ANY ($1) AND kind = 'certificate'`,
      [staffIds.map(ownScope)],
    ),
    loadTicks(tx, staffIds),
    loadSeminars(tx, staffIds),
  ]);
  // Of her own enrolment: what somebody else says of it is nothing.
  const asked = new Map(own.rows.map((row) => [`${row.body.learnerId} ${row.body.enrolmentId}`, row]));
  return new Map(
    enrolments.flatMap((enrolment) => {
      const { id, ids, learnerId, canonical, programme: url, startedOn } = enrolment;
      const programme = programmes.of(canonical);
      if (!programme) return [];
      const progress = foldProgress(programme, enrolment, ticksOf(enrolment), today);
      const attended = new Set(seminars.attended.get(learnerId)?.keys());
      const standing = toCertificateStanding(
        programme,
        progress,
        countSeminars(seminarsWithin(seminars.seminars, enrolment), attended, url, startedOn),
      );
      const certificate = toCertificateState(
        enrolment,
        standing,
        standingAsked(ids.flatMap((one) => asked.get(`${learnerId} ${one}`) ?? []))?.body,
      );
      return [[id, { ...standing, late: progress.late, certificate }] as const];
    }),
  );
}
