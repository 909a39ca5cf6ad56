import type pg from 'pg';
import { StartError } from '../start-error.ts';
import { applicationRole } from './pool.ts';

const tenantIs = `(tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)`;

type Table = {
  readonly name: string;
  readonly owner: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly first_key: string | null;
  readonly policies: readonly { readonly using: string | null; readonly check: string | null }[];
};

/**
 * Refuses to serve when tenants are not kept apart: looked up in the catalogue, and tried. Runs as the application
 * role, before the port is opened.
 */
export async function checkTenantWalls(pool: pg.Pool): Promise<void> {
  const declared = [...(await roleFaults(pool)), ...(await tableFaults(pool)), ...(await keyFaults(pool))];
  const faults = declared.length > 0 ? declared : await visibleWithoutTenant(pool);
  if (faults.length > 0)
    throw new StartError(`tenants are not kept apart in the database: ${faults.join('; ')}`);
}

async function roleFaults(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{
    role: string;
    login: string;
    super: boolean;
    bypass: boolean;
    owner: boolean;
  }>(`
    SELECT current_user AS role, session_user AS login, rolsuper AS super, rolbypassrls AS bypass,
      EXISTS (
        SELECT 1 FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
        WHERE s.nspname = 'visitt' AND pg_has_role(current_user, c.relowner, 'MEMBER')
      ) AS owner
    FROM pg_roles WHERE rolname = current_user`);
  const role = rows[0];
  if (!role) return ['the application role is not there'];
  return [
    role.role === applicationRole && role.login === applicationRole ? '' : `serving as ${role.login}`,
    role.super ? 'the application role is a superuser' : '',
    role.bypass ? 'the application role bypasses row-level security' : '',
    role.owner ? 'the application role owns tables' : '',
  ].filter(Boolean);
}

async function tableFaults(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<Table>(
    `
    SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
      (SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE i.indrelid = c.oid AND i.indisprimary) AS first_key,
      coalesce((
        SELECT json_agg(json_build_object('using', p.qual, 'check', p.with_check))
        FROM pg_policies p
        WHERE p.schemaname = 'visitt' AND p.tablename = c.relname AND p.roles && ARRAY['public', $1]::name[]
      ), '[]') AS policies
    FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
    WHERE s.nspname = 'visitt' AND c.relkind IN ('r', 'p')
    ORDER BY 1`,
    [applicationRole],
  );
  if (rows.length === 0) return ['there are no tables'];
  return rows.flatMap(({ name, enabled, forced, first_key, policies }) => [
    ...(enabled && forced ? [] : [`${name} has no row-level security`]),
    ...(first_key === 'tenant_id' ? [] : [`the key of ${name} does not start with the tenant`]),
    ...(policies.length === 1 ? [] : [`${name} has ${policies.length} policies`]),
    ...(policies.every(({ using, check }) => using === tenantIs && check === tenantIs)
      ? []
      : [`a policy of ${name} lets more through than one tenant`]),
  ]);
}

/**
 * Unique indexes and foreign keys that do not start with the tenant, both ends: two tenants' ids would meet in them,
 * and a database distributed by tenant could not keep them.
 */
async function keyFaults(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ fault: string }>(`
    WITH tenant_column AS (
      SELECT c.oid AS table, c.relname AS name, a.attnum AS number
      FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
      WHERE s.nspname = 'visitt' AND c.relkind IN ('r', 'p')
    )
    SELECT format('the unique index %s of %s does not start with the tenant', n.relname, t.name) AS fault
    FROM pg_index i JOIN pg_class n ON n.oid = i.indexrelid JOIN tenant_column t ON t.table = i.indrelid
    WHERE i.indisunique AND NOT i.indisprimary AND i.indkey[0] IS DISTINCT FROM t.number
    UNION ALL
    SELECT format('the foreign key %s of %s does not start with the tenant', f.conname, t.name)
    FROM pg_constraint f JOIN tenant_column t ON t.table = f.conrelid
    LEFT JOIN tenant_column o ON o.table = f.confrelid
    WHERE f.contype = 'f' AND (f.conkey[1] IS DISTINCT FROM t.number OR f.confkey[1] IS DISTINCT FROM o.number)
    ORDER BY 1`);
  return rows.map(({ fault }) => fault);
}

/** After a transaction the setting is an empty string, not absent: both must show nothing. */
async function visibleWithoutTenant(pool: pg.Pool): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'visitt'`,
  );
  const client = await pool.connect();
  try {
    const seen: string[] = [];
    for (const before of [`RESET app.tenant`, `SET app.tenant = ''`]) {
      await client.query(before);
      for (const { name } of tables) {
        const { rows } = await client.query(`SELECT 1 FROM visitt.${client.escapeIdentifier(name)} LIMIT 1`);
        if (rows.length > 0) seen.push(`${name} shows a row without a tenant`);
      }
    }
    return [...new Set(seen)];
  } finally {
    client.release(true);
  }
}
