import type { Migration } from '../migrate.ts';

const tables = ['statement_store', 'statement'];

const tenantIs = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;

const guard = (table: string): string => `
ALTER TABLE visitt.${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE visitt.${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON visitt.${table} TO visitt_app USING (${tenantIs}) WITH CHECK (${tenantIs});`;

/** Where learning is told of as xAPI statements, and what waits to be told. No row: nobody has asked for it. */
export const statements: Migration = {
  id: '2026-11-22-xapi-statements',
  sql: `
CREATE TABLE visitt.statement_store (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  enabled boolean NOT NULL,
  endpoint text NOT NULL,
  key_name text NOT NULL,
  -- Closed with the server's own key: a copy of this table tells nothing to anybody.
  sealed_secret text NOT NULL,
  -- What a learner is called outside follows from this and her id, and cannot be followed back.
  pseudonym_key bytea NOT NULL CHECK (length(pseudonym_key) = 32),
  -- Learning up to here has been put in line.
  position bigint NOT NULL,
  -- Why nothing more is sent until somebody has looked at it.
  stopped text,
  stopped_at timestamptz,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id)
);

CREATE TABLE visitt.statement (
  tenant_id uuid NOT NULL REFERENCES visitt.tenant,
  -- Follows from what it tells: told again it is the same one.
  id uuid NOT NULL,
  -- Null once it is there.
  body jsonb,
  position bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX statement_waiting ON visitt.statement (tenant_id, next_at) WHERE sent_at IS NULL;
CREATE INDEX record_of_learning ON visitt.record (tenant_id, position)
  WHERE kind IN ('enrolment', 'progress', 'attendance', 'checkIn');

GRANT SELECT, INSERT, UPDATE ON visitt.statement_store, visitt.statement TO visitt_app;
${tables.map(guard).join('\n')}
`,
};
