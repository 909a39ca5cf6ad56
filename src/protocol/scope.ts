import type { RecordBody, RecordKind } from './record-bodies.ts';

/** Who may see a record: `unit:<id>`, `own:<staffId>`, `group:<id>`, `learning` or `tenant`. Each record has exactly one. */
export type Scope = string;

export const tenantScope: Scope = 'tenant';
export const unitScope = (unitId: string): Scope => `unit:${unitId}`;
/** What those who lead groups and ABC contacts share: the secrets of seminars, who was ticked by hand. */
export const learningScope: Scope = 'learning';
/** A group of learners: its members read it, its leader and the ABC contact write. */
export const groupScope = (groupId: string): Scope => `group:${groupId}`;
export const ownScope = (staffId: string): Scope => `own:${staffId}`;

/**
 * The scope a record belongs to, worked out from its body alone, so that device and server always agree.
 * Learner data is employee data: it lies in the learner's own scope and never meets persons' data.
 */
export function toScope<K extends RecordKind>(kind: K, body: RecordBody<K>): Scope {
  switch (kind) {
    case 'unit':
    case 'staff':
    case 'content':
    case 'seminar':
    case 'settings':
      return tenantScope;
    case 'progress':
    case 'note':
    case 'enrolment':
    case 'certificate':
      return ownScope((body as RecordBody<'progress' | 'note' | 'enrolment' | 'certificate'>).learnerId);
    case 'accessEvent':
    case 'checkIn':
      return ownScope((body as RecordBody<'accessEvent' | 'checkIn'>).staffId);
    case 'learningGroup':
    case 'groupMeeting':
      return groupScope((body as RecordBody<'learningGroup' | 'groupMeeting'>).groupId);
    case 'attendance': {
      const { groupId } = body as RecordBody<'attendance'>;
      return groupId === undefined ? learningScope : groupScope(groupId);
    }
    case 'seminarKey':
      return learningScope;
    case 'servicePeriod': {
      const { unitId, filedIn } = body as RecordBody<'servicePeriod'>;
      return unitScope(filedIn ?? unitId);
    }
    case 'exercise':
    case 'exerciseEvent':
    case 'exerciseNote': {
      const { unitId } = body as RecordBody<'exercise' | 'exerciseEvent' | 'exerciseNote'>;
      return unitId === null ? tenantScope : unitScope(unitId);
    }
    default:
      return unitScope((body as { unitId: string }).unitId);
  }
}
