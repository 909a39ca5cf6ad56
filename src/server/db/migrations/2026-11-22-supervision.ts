import type { Migration } from '../migrate.ts';

const tables = ['device', 'device_use', 'access_event', 'quarantine_decision', 'rate_bucket'];

const tenantIs = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

const guard = (table: string): string => `
ALTER TABLE visitt.${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE visitt.${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON visitt.${table} TO visitt_app USING (${tenantIs}) WITH CHECK (${tenantIs});`;

/** Devices that can be closed, sessions that end, a log of what was opened, and what was decided about quarantine. */
export const supervision: Migration = {
  id: '2026-11-22-supervision',
  sql: `
CREATE TABLE visitt.device (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  device_id uuid NOT NULL,
  -- Closed words, never the browser's whole description of itself.
  browser text NOT NULL,
  system text NOT NULL,
  app_version text,
  first_contact timestamptz NOT NULL,
  last_contact timestamptz NOT NULL,
  last_staff text NOT NULL,
  closed_at timestamptz,
  closed_by text,
  closed_reason text,
  PRIMARY KEY (tenant_id, device_id)
);

-- A device may be shared: one row for each who has used it.
CREATE TABLE visitt.device_use (
  tenant_id uuid NOT NULL,
  device_id uuid NOT NULL,
  staff_id text NOT NULL,
  first_contact timestamptz NOT NULL,
  last_contact timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, device_id, staff_id),
  FOREIGN KEY (tenant_id, device_id) REFERENCES visitt.device (tenant_id, device_id)
);
CREATE INDEX device_use_by_staff ON visitt.device_use (tenant_id, staff_id);
CREATE INDEX replica_by_device ON visitt.replica (tenant_id, device_id);

ALTER TABLE visitt.session
  ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now(),
  -- The device the session was first used on: closing it reaches requests that do not name a device.
  ADD COLUMN device_id uuid;
CREATE INDEX session_by_staff ON visitt.session (tenant_id, staff_id);

-- Append-only: who opened, searched out, took out or decided what. Nobody gets these by pull.
CREATE TABLE visitt.access_event (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  id text NOT NULL,
  staff_id text NOT NULL,
  -- The role that gave access at the time, and the unit of what was opened.
  role text,
  unit_id text,
  action text NOT NULL,
  kind text,
  record_id text,
  person_id text,
  reason text,
  -- Not one of the person's own units.
  outside boolean NOT NULL,
  -- By the device's clock, and by the server's.
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  device_id uuid,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX access_event_by_time ON visitt.access_event (tenant_id, at);
CREATE INDEX access_event_by_person ON visitt.access_event (tenant_id, person_id, at);
CREATE INDEX access_event_by_staff ON visitt.access_event (tenant_id, staff_id, at);
CREATE INDEX access_event_by_unit ON visitt.access_event (tenant_id, unit_id, at);

-- Append-only: the end of an operation's time in quarantine.
CREATE TABLE visitt.quarantine_decision (
  tenant_id uuid NOT NULL,
  replica_id uuid NOT NULL,
  n bigint NOT NULL,
  decision text NOT NULL,
  word text NOT NULL,
  -- What trying again led to; null when it was filed.
  outcome jsonb,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, replica_id, n),
  FOREIGN KEY (tenant_id, replica_id, n) REFERENCES visitt.operation (tenant_id, replica_id, n)
);

-- Token buckets that several servers share. Before a log-in there is no tenant: those lie under the nil UUID.
CREATE TABLE visitt.rate_bucket (
  tenant_id uuid NOT NULL,
  -- A keyed hash: no address and no id can be read out of it.
  bucket text NOT NULL,
  tokens double precision NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, bucket)
);
CREATE INDEX rate_bucket_by_time ON visitt.rate_bucket (tenant_id, at);

GRANT SELECT, INSERT, UPDATE ON visitt.device, visitt.device_use TO visitt_app;
GRANT SELECT, INSERT ON visitt.access_event, visitt.quarantine_decision TO visitt_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON visitt.rate_bucket TO visitt_app;
GRANT UPDATE (last_seen_at, device_id) ON visitt.session TO visitt_app;
${tables.map(guard).join('\n')}
`,
};
