import type { Migration } from '../migrate.ts';

/**
 * Of ten years' learners a few hundred go on and a few bevis wait. Only what stands in an index's condition counts here: looking inside
 * a body is nothing the database does before it has seen whose row it is.
 */
export const learningFound: Migration = {
  id: '2026-11-22-zz-learning-found',
  sql: `
CREATE INDEX enrolment_active ON visitt.record (tenant_id, id)
  WHERE kind = 'enrolment' AND body ->> 'status' = 'active';
CREATE INDEX certificate_waiting ON visitt.record (tenant_id, id)
  WHERE kind = 'certificate' AND body ->> 'status' = 'requested' AND body -> 'received' ->> 'at' IS NULL;
CREATE INDEX certificate_by_time ON visitt.record (tenant_id, received_at)
  WHERE kind = 'certificate' AND body ->> 'status' = 'requested';
`,
};
