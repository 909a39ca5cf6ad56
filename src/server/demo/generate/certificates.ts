import { toCertificateId } from '#domain/learning/certificate.ts';
import { addDays } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { DemoRecord } from '../demo-tenant.ts';
import type { DemoContext } from './demo-context.ts';
import { toDemoRecord } from './demo-record.ts';

/** Learners' records as they come, and after each completed perm the bevis that was asked for; every other has come. */
export function* withCertificates(
  { today, staff }: DemoContext,
  records: Iterable<DemoRecord>,
): Generator<DemoRecord> {
  const contact = staff.find(({ body }) => body.roles.some(({ role }) => role === 'abcContact'));
  let completed = 0;
  for (const record of records) {
    yield record;
    if (record.kind !== 'enrolment') continue;
    const enrolment = record.body as RecordBody<'enrolment'>;
    if (enrolment.status !== 'completed' || !enrolment.endedOn) continue;
    completed += 1;
    const requestedOn = addDays(enrolment.endedOn, 2);
    if (requestedOn > today) continue;
    const receivedOn = addDays(requestedOn, 24);
    const hasCome = completed % 2 === 0 && receivedOn <= today && contact !== undefined;
    const body: RecordBody<'certificate'> = {
      learnerId: enrolment.learnerId,
      enrolmentId: record.id,
      programme: enrolment.programme,
      requestedOn,
      status: 'requested',
      ...(hasCome ? { received: { by: contact.id, at: osloInstant(receivedOn, '10:15') } } : {}),
    };
    const at = osloInstant(hasCome ? receivedOn : requestedOn, '10:15');
    yield toDemoRecord('certificate', toCertificateId(record.id), body, enrolment.learnerId, at);
  }
}
