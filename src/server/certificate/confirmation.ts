import { randomUUID } from 'node:crypto';
import { osloDay } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Localized } from '#protocol/content.ts';
import type { Transaction } from '../db/transaction.ts';
import { loadEnrolments } from '../learning-report/load-enrolments.ts';
import { loadStandings } from '../learning-report/load-standings.ts';

/** What Visitt has recorded of one perm of one learner, as it was when this was made (BEV7). */
export type Confirmation = {
  readonly id: string;
  /** It says so itself, also to whoever reads nothing but the claims. */
  readonly kind: 'recorded-by-visitt, not the certificate';
  readonly recordedAt: string;
  readonly municipality: string;
  readonly name: string;
  readonly programme: { readonly canonical: string; readonly title: Localized };
  readonly startedOn: string;
  readonly bookletsDone: number;
  readonly booklets: number;
  readonly seminarsAttended: number;
  readonly seminars: number;
  readonly isMet: boolean;
  readonly requestedOn: string;
  readonly receivedOn: string | null;
};

/** Null: nobody has asked for such a bevis, or nothing of it can be read any longer. */
export async function loadConfirmation(
  tx: Transaction,
  certificate: RecordBody<'certificate'>,
  now: Date,
): Promise<Confirmation | null> {
  const today = osloDay(now.toISOString());
  const [{ enrolments, learners, programmes }, units] = await Promise.all([
    loadEnrolments(tx, today, today, { ids: [certificate.enrolmentId] }),
    tx.query<{ readonly name: string }>(
      `SELECT body ->> 'name' AS name FROM visitt.record WHERE kind = 'unit' AND body ->> 'parentId' IS NULL LIMIT 1`,
    ),
  ]);
  const enrolment = enrolments.find(
    ({ ids, learnerId }) => ids.includes(certificate.enrolmentId) && learnerId === certificate.learnerId,
  );
  const programme = enrolment && programmes.of(enrolment.canonical);
  const learner = learners.get(certificate.learnerId);
  if (!enrolment || !programme || !learner) return null;
  const standing = (await loadStandings(tx, [enrolment], programmes, today)).get(enrolment.id);
  if (!standing) return null;
  return {
    id: randomUUID(),
    kind: 'recorded-by-visitt, not the certificate',
    recordedAt: now.toISOString(),
    municipality: units.rows[0]?.name ?? '',
    name: learner.name,
    programme: { canonical: enrolment.canonical, title: programme.title },
    startedOn: enrolment.startedOn,
    bookletsDone: standing.bookletsDone,
    booklets: standing.booklets,
    seminarsAttended: standing.seminarsAttended,
    seminars: standing.seminars,
    isMet: standing.isMet,
    requestedOn: certificate.requestedOn,
    receivedOn: certificate.received ? osloDay(certificate.received.at) : null,
  };
}
