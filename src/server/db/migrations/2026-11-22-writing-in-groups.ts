import type { Migration } from '../migrate.ts';

const tenantIs = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

const guard = (table: string): string => `
ALTER TABLE visitt.${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE visitt.${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON visitt.${table} TO visitt_app USING (${tenantIs}) WITH CHECK (${tenantIs});
GRANT SELECT, INSERT ON visitt.${table} TO visitt_app;`;

/** Who is of which group, so that nobody's rights are looked for in every group there has been, and when codes were typed. */
export const writingInGroups: Migration = {
  id: '2026-11-22-writing-in-groups',
  sql: `
-- Everybody who leads or is in a group, or has at some time: what she may now is read out of the group itself.
CREATE TABLE visitt.group_person (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  staff_id text NOT NULL,
  group_id text NOT NULL,
  PRIMARY KEY (tenant_id, staff_id, group_id)
);
${guard('group_person')}

-- When a code was typed by the server's clock, worked out when it was first delivered: a later push says nothing about it.
CREATE TABLE visitt.check_in_time (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  id text NOT NULL,
  made_at timestamptz NOT NULL,
  -- The device's own time of the operation, put right in the same way, had its clock never been set back; null: not told.
  seen_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
${guard('check_in_time')}
`,
};
