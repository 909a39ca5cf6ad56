import type { RecordBody } from '#protocol/record-bodies.ts';
import { addresses } from '../../addresses.ts';

/**
 * Where a record that needs a person was written; undefined where it has no screen of its own.
 *
 * @param type of a content record, undefined while it is not known.
 */
export function attentionAddress(
  kind: string,
  recordId: string,
  type?: RecordBody<'content'>['type'],
): string | undefined {
  switch (kind) {
    case 'response':
      return addresses.form(recordId);
    case 'person':
      return addresses.person(recordId);
    case 'progress':
    case 'note':
    case 'enrolment':
    case 'certificate':
      return addresses.learning;
    case 'learningGroup':
    case 'groupMeeting':
    case 'attendance':
      return addresses.learningGroups;
    case 'seminar':
    case 'checkIn':
      return addresses.seminars;
    case 'content':
      if (type === 'programme') return addresses.programmes;
      return type === 'schedule' ? addresses.schedules : addresses.library;
    default:
      return undefined;
  }
}
