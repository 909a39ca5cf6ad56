import type { Migration } from '../migrate.ts';

export const writeCost: Migration = {
  id: '2026-11-22-write-cost',
  sql: `
-- One statement writes a record, its version and its operation, and none of the three is ever deleted. Looking up
-- for each row whether what was written beside it is there was a fifth of a push, and made all pushes of a tenant
-- lock its one row. \`admin verify\` counts them against each other.
ALTER TABLE visitt.record DROP CONSTRAINT record_tenant_id_fkey;
ALTER TABLE visitt.record_version DROP CONSTRAINT record_version_tenant_id_id_fkey;
ALTER TABLE visitt.operation DROP CONSTRAINT operation_tenant_id_replica_id_fkey;

-- Packs JSON as well as the old way at a third of the cost. Not every PostgreSQL is built with it.
DO $$ BEGIN
  ALTER TABLE visitt.record ALTER body SET COMPRESSION lz4, ALTER stamps SET COMPRESSION lz4;
  ALTER TABLE visitt.record_version ALTER body SET COMPRESSION lz4, ALTER stamps SET COMPRESSION lz4;
  ALTER TABLE visitt.operation ALTER raw SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$;
`,
};
