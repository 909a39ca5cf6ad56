import type { Migration } from '../migrate.ts';

export const safeN: Migration = {
  id: '2026-11-22-safe-n',
  sql: `
-- Everything of the replica up to here is in a verified backup or replica (admin verify raises it).
ALTER TABLE visitt.replica ADD COLUMN safe_n bigint NOT NULL DEFAULT 0;
`,
};
