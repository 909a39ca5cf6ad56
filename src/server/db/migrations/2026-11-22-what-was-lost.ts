import type { Migration } from '../migrate.ts';

const tenantIs = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

/** What browsers have lost of devices' stores, as the devices told it. Append-only. */
export const whatWasLost: Migration = {
  id: '2026-11-22-what-was-lost',
  sql: `
CREATE TABLE visitt.loss_report (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  id uuid NOT NULL,
  device_id uuid NOT NULL,
  outcome text NOT NULL,
  restored integer NOT NULL,
  may_be_lost integer NOT NULL,
  damaged integer NOT NULL,
  -- By the device's clock: when it was found, and the newest operation anything was known of.
  at timestamptz NOT NULL,
  last_at timestamptz,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX loss_report_by_device ON visitt.loss_report (tenant_id, device_id, received_at);
ALTER TABLE visitt.loss_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE visitt.loss_report FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON visitt.loss_report TO visitt_app USING (${tenantIs}) WITH CHECK (${tenantIs});
GRANT SELECT, INSERT ON visitt.loss_report TO visitt_app;
`,
};
