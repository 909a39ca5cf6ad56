import type { Migration } from '../migrate.ts';

/** Tables that hold a tenant's rows; each gets the same row-level security below. */
const tables = [
  'tenant',
  'tenant_clock',
  'record',
  'record_version',
  'tombstone',
  'replica',
  'operation',
  'identity',
  'session',
];

const tenantIs = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

const guard = (table: string): string => `
ALTER TABLE visitt.${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE visitt.${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON visitt.${table} TO visitt_app USING (${tenantIs}) WITH CHECK (${tenantIs});`;

export const records: Migration = {
  id: '2026-11-21-records',
  sql: `
CREATE SCHEMA visitt;
GRANT USAGE ON SCHEMA visitt TO visitt_app;

CREATE TABLE visitt.tenant (
  tenant_id uuid PRIMARY KEY,
  name text NOT NULL,
  -- Changes when the database comes back with less than it had.
  epoch uuid NOT NULL DEFAULT gen_random_uuid()
);

-- One row a tenant: the order in which its changes were committed.
CREATE TABLE visitt.tenant_clock (
  tenant_id uuid PRIMARY KEY REFERENCES visitt.tenant,
  position bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE visitt.record (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  id text NOT NULL,
  kind text NOT NULL,
  scope text NOT NULL,
  version integer NOT NULL,
  body jsonb NOT NULL,
  stamps jsonb NOT NULL,
  position bigint NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX record_by_scope ON visitt.record (tenant_id, scope, position);
CREATE INDEX record_by_kind ON visitt.record (tenant_id, kind, id);
CREATE INDEX record_by_person ON visitt.record (tenant_id, (body ->> 'personId')) WHERE body ? 'personId';

-- Append-only: every version of every record, as it was.
CREATE TABLE visitt.record_version (
  tenant_id uuid NOT NULL,
  id text NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  scope text NOT NULL,
  body jsonb NOT NULL,
  stamps jsonb NOT NULL,
  position bigint NOT NULL,
  -- The operation that made it, replicaId:n, and whose it was.
  operation text NOT NULL,
  written_by text NOT NULL,
  written_at text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id, version),
  FOREIGN KEY (tenant_id, id) REFERENCES visitt.record (tenant_id, id)
);

-- A record that has left a scope: devices that hold that scope drop it.
CREATE TABLE visitt.tombstone (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  scope text NOT NULL,
  id text NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (tenant_id, scope, id)
);
CREATE INDEX tombstone_by_scope ON visitt.tombstone (tenant_id, scope, position);

CREATE TABLE visitt.replica (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  replica_id uuid NOT NULL,
  device_id uuid NOT NULL,
  staff_id text NOT NULL,
  last_n bigint NOT NULL DEFAULT 0,
  last_contact timestamptz NOT NULL DEFAULT now(),
  pending integer NOT NULL DEFAULT 0,
  oldest_pending text,
  -- Server minus device, milliseconds, at the last push.
  clock_offset bigint,
  PRIMARY KEY (tenant_id, replica_id)
);
CREATE INDEX replica_by_staff ON visitt.replica (tenant_id, staff_id);

-- Append-only: what devices asked for, as it came, and what they were answered.
CREATE TABLE visitt.operation (
  tenant_id uuid NOT NULL,
  replica_id uuid NOT NULL,
  n bigint NOT NULL,
  staff_id text NOT NULL,
  group_id text,
  record_id text,
  status text NOT NULL,
  -- Text, not jsonb: what could not be read must be kept too.
  raw text NOT NULL,
  outcome jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, replica_id, n),
  FOREIGN KEY (tenant_id, replica_id) REFERENCES visitt.replica (tenant_id, replica_id)
);
CREATE INDEX operation_by_group ON visitt.operation (tenant_id, replica_id, group_id) WHERE group_id IS NOT NULL;
CREATE INDEX operation_quarantined ON visitt.operation (tenant_id, received_at) WHERE status = 'quarantined';

-- Who a log-in is: the identity provider's subject to the staff record.
CREATE TABLE visitt.identity (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  subject text NOT NULL,
  staff_id text NOT NULL,
  PRIMARY KEY (tenant_id, subject)
);

CREATE TABLE visitt.session (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  -- SHA-256 of the token in the cookie: a copy of this table opens nothing.
  token_hash bytea NOT NULL,
  staff_id text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, token_hash)
);
CREATE INDEX session_expiry ON visitt.session (tenant_id, expires_at);

GRANT SELECT, INSERT, UPDATE ON visitt.tenant, visitt.tenant_clock, visitt.record, visitt.tombstone,
  visitt.replica, visitt.identity TO visitt_app;
GRANT SELECT, INSERT, DELETE ON visitt.session TO visitt_app;
GRANT SELECT, INSERT ON visitt.record_version, visitt.operation TO visitt_app;
${tables.map(guard).join('\n')}

-- Start-up must know which tenants there are; the owner, too, is bound by row-level security.
CREATE POLICY owner_lists ON visitt.tenant FOR SELECT TO CURRENT_USER USING (true);
`,
};
