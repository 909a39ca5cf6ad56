import type { Migration } from '../migrate.ts';

const tenantIs = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

/** What wraps a person's data key on one device, so that a forgotten PIN loses nothing. */
export const vaultKeys: Migration = {
  id: '2026-11-22-vault-keys',
  sql: `
CREATE TABLE visitt.vault_key (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  staff_id text NOT NULL,
  device_id uuid NOT NULL,
  -- Opens nothing by itself: what it wraps lies on the device only.
  key bytea NOT NULL CHECK (length(key) = 32),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, staff_id, device_id)
);
ALTER TABLE visitt.vault_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE visitt.vault_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON visitt.vault_key TO visitt_app USING (${tenantIs}) WITH CHECK (${tenantIs});
GRANT SELECT, INSERT ON visitt.vault_key TO visitt_app;
`,
};
