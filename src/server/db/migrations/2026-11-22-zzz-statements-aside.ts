import type { Migration } from '../migrate.ts';

/** One statement that a store will not have holds back none of the others; and what had begun before it was turned on is not news. */
export const statementsAside: Migration = {
  id: '2026-11-22-zzz-statements-aside',
  sql: `
ALTER TABLE visitt.statement ADD refused_at timestamptz;
-- Where the tenant's clock stood when it was turned on.
ALTER TABLE visitt.statement_store ADD since bigint NOT NULL DEFAULT 0;
`,
};
