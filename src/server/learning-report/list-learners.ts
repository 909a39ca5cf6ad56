import { osloDay } from '#domain/time/oslo.ts';
import type { LearnerStatusPage, LearnerStatusQuery } from '#protocol/learning-report.ts';
import type { Transaction } from '../db/transaction.ts';
import { withDescendants } from '#domain/merge/with-descendants.ts';
import { isWithin, type LearningOverseer } from './learning-overseer.ts';
import { isPastItsDay } from './late-enrolments.ts';
import { loadEnrolments, type LoadedEnrolment } from './load-enrolments.ts';
import { loadStandings } from './load-standings.ts';
import { toNamedProgrammes } from './named-programmes.ts';

const pageSize = 50;

/** Learners the reader answers for, by name: where each is, never what she has written. */
export async function listLearners(
  tx: Transaction,
  overseer: LearningOverseer,
  { programme, unitId, show, skip }: LearnerStatusQuery,
  now: Date,
): Promise<LearnerStatusPage> {
  const today = osloDay(now.toISOString());
  const goesOn = show === 'active' || show === 'late';
  const { enrolments, learners, programmes } = await loadEnrolments(
    tx,
    today,
    today,
    goesOn ? 'active' : 'all',
  );
  const chosen = unitId === undefined ? null : new Set(withDescendants([unitId], overseer.units));
  const isWanted = (enrolment: LoadedEnrolment): boolean =>
    isWithin(overseer, enrolment.unitId) &&
    (programme === undefined || enrolment.programme === programme) &&
    (chosen === null || (enrolment.unitId !== null && chosen.has(enrolment.unitId))) &&
    (show === undefined || (show === 'late' ? isPastItsDay(enrolment, today) : enrolment.status === show));
  const wanted = enrolments.filter(isWanted);
  // Who is past her day may have done all of it: that is seen in what she has ticked.
  const late = show === 'late' ? await loadStandings(tx, wanted, programmes, today) : null;
  const found = (late ? wanted.filter(({ id }) => late.get(id)?.late) : wanted)
    .map((enrolment) => ({ enrolment, name: learners.get(enrolment.learnerId)?.name ?? '' }))
    .toSorted((a, b) => byName.compare(a.name, b.name) || (a.enrolment.id < b.enrolment.id ? -1 : 1));
  const from = Number(skip ?? 0);
  const page = found.slice(from, from + pageSize);
  const shown = page.map(({ enrolment }) => enrolment);
  const standings = late ?? (await loadStandings(tx, shown, programmes, today));
  return {
    serverTime: now.toISOString(),
    programmes: toNamedProgrammes(programmes, wanted),
    units: overseer.units.filter(({ id }) => isWithin(overseer, id)).map(({ id, name }) => ({ id, name })),
    total: found.length,
    learners: page.map(({ enrolment, name }) => {
      const standing = standings.get(enrolment.id);
      return {
        enrolmentId: enrolment.id,
        name,
        unitId: enrolment.unitId,
        programme: enrolment.programme,
        startedOn: enrolment.startedOn,
        status: enrolment.status,
        late: standing?.late ?? false,
        bookletsDone: standing?.bookletsDone ?? 0,
        booklets: standing?.booklets ?? 0,
        seminarsAttended: standing?.seminarsAttended ?? 0,
        seminars: standing?.seminars ?? 0,
        endedOn: enrolment.endedOn,
        reason: enrolment.status === 'stopped' ? enrolment.reason : null,
        certificate: standing?.certificate ?? 'notYet',
      };
    }),
  };
}

const byName = new Intl.Collator('nb');
