import type { Migration } from '../migrate.ts';

export const tombstoneAge: Migration = {
  id: '2026-11-22-tombstone-age',
  sql: `
-- Tombstones live 180 days. A cursor that has seen less than those that are gone must begin anew (410).
ALTER TABLE visitt.tombstone ADD COLUMN dropped_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX tombstone_by_age ON visitt.tombstone (tenant_id, dropped_at);
-- The place of the latest tombstone that has been cleared away.
ALTER TABLE visitt.tenant ADD COLUMN cleared_to bigint NOT NULL DEFAULT 0;
GRANT DELETE ON visitt.tombstone TO visitt_app;
`,
};
