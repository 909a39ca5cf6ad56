import type { RecordBody, RecordKind } from './record-bodies.ts';

/** Who may see a record: `unit:<id>`, `own:<staffId>` or `tenant`. Each record has exactly one. */
export type Scope = string;

export const tenantScope: Scope = 'tenant';
export const unitScope = (unitId: string): Scope => `unit:${unitId}`;
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
    case 'settings':
      return tenantScope;
    case 'progress':
    case 'note':
    case 'enrolment':
      return ownScope((body as RecordBody<'progress' | 'note' | 'enrolment'>).learnerId);
    case 'accessEvent':
      return ownScope((body as RecordBody<'accessEvent'>).staffId);
    case 'servicePeriod': {
      const { unitId, filedIn } = body as RecordBody<'servicePeriod'>;
      return unitScope(filedIn ?? unitId);
    }
    default:
      return unitScope((body as { unitId: string }).unitId);
  }
}
