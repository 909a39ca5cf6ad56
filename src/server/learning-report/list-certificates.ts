import { addMonths } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { AskedCertificate, CertificateList, CertificateQuery } from '#protocol/learning-report.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Transaction } from '../db/transaction.ts';
import type { LearningOverseer } from './learning-overseer.ts';
import { loadEnrolments } from './load-enrolments.ts';
import { loadStandings } from './load-standings.ts';
import { toNamedProgrammes } from './named-programmes.ts';

/** What has come is listed for so long. */
const monthsShown = 3;
const listed = 300;

type Row = { readonly id: string; readonly body: RecordBody<'certificate'> };

/** What learners have asked for: those that wait, the oldest first, then those that have come lately. */
export async function listCertificates(
  tx: Transaction,
  overseer: LearningOverseer,
  { take }: CertificateQuery,
  now: Date,
): Promise<CertificateList> {
  const today = osloDay(now.toISOString());
  const [waiting, come] = await Promise.all([
    tx.query<Row>(
      `SELECT id, body FROM visitt.record
       WHERE kind = 'certificate' AND body ->> 'status' = 'requested' AND body -> 'received' ->> 'at' IS NULL
       ORDER BY body ->> 'requestedOn', id`,
    ),
    // What has come was written when it came: that is how it is found.
    tx.query<Row>(
      `SELECT id, body FROM visitt.record
       WHERE kind = 'certificate' AND received_at >= $1::date AND body ->> 'status' = 'requested'
         AND (body -> 'received' ->> 'at')::timestamptz >= $1::date
       ORDER BY body -> 'received' ->> 'at' DESC, id LIMIT ${listed}`,
      [addMonths(today, -monthsShown)],
    ),
  ]);
  const rows = [...waiting.rows, ...come.rows];
  const page = rows.slice(0, Math.min(Number(take ?? listed), listed));
  const ids = page.map(({ body }) => body.enrolmentId);
  const { enrolments, learners, programmes } = await loadEnrolments(tx, today, today, { ids });
  const byId = new Map(
    enrolments.flatMap((enrolment) => enrolment.ids.map((id) => [id, enrolment] as const)),
  );
  const asked = page.flatMap((row) => {
    const enrolment = byId.get(row.body.enrolmentId);
    return enrolment && enrolment.learnerId === row.body.learnerId ? [{ ...row, enrolment }] : [];
  });
  const concerned = asked.map(({ enrolment }) => enrolment);
  const standings = await loadStandings(tx, concerned, programmes, today);
  return {
    serverTime: now.toISOString(),
    programmes: toNamedProgrammes(programmes, concerned),
    units: overseer.units.map(({ id, name }) => ({ id, name })),
    waiting: waiting.rows.length,
    total: Math.min(rows.length, listed),
    certificates: asked.map(({ id, body, enrolment }): AskedCertificate => {
      const standing = standings.get(enrolment.id);
      return {
        id,
        name: learners.get(enrolment.learnerId)?.name ?? '',
        unitId: enrolment.unitId,
        programme: enrolment.programme,
        requestedOn: body.requestedOn,
        bookletsDone: standing?.bookletsDone ?? 0,
        booklets: standing?.booklets ?? 0,
        seminarsAttended: standing?.seminarsAttended ?? 0,
        seminars: standing?.seminars ?? 0,
        isMet: standing?.isMet ?? false,
        receivedOn: body.received ? osloDay(body.received.at) : null,
      };
    }),
  };
}
