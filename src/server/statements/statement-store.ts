import { randomBytes } from 'node:crypto';
import type { StatementSettings, StatementStatus, StatementStop } from '#protocol/statement-settings.ts';
import type { Seal } from '../auth/seal.ts';
import type { Transaction } from '../db/transaction.ts';

export type StatementStore = {
  readonly enabled: boolean;
  readonly endpoint: string;
  readonly keyName: string;
  readonly sealedSecret: string;
  readonly pseudonymKey: Buffer;
  readonly position: number;
  /** Where the tenant's clock stood when it was turned on. */
  readonly since: number;
  readonly stopped: StatementStop | null;
};

type Row = Omit<StatementStore, 'position' | 'since'> & { readonly position: string; readonly since: string };

/** The row, held until the transaction ends; null when there is none, or when another server has it. */
export async function lockStore(tx: Transaction, wait: 'wait' | 'skip'): Promise<StatementStore | null> {
  const { rows } = await tx.query<Row>(
    `SELECT enabled, endpoint, key_name AS "keyName", sealed_secret AS "sealedSecret",
       pseudonym_key AS "pseudonymKey", position, since, stopped
     FROM visitt.statement_store FOR UPDATE ${wait === 'skip' ? 'SKIP LOCKED' : ''}`,
    [],
  );
  const [row] = rows;
  return row ? { ...row, position: Number(row.position), since: Number(row.since) } : null;
}

type StatusRow = {
  readonly enabled: boolean;
  readonly endpoint: string;
  readonly key_name: string;
  readonly stopped: StatementStop | null;
  readonly stopped_at: Date | null;
  readonly waiting: string;
  readonly refused: string;
  readonly sent: string;
  readonly last_sent: Date | null;
};

/** As an administrator sees it; all of it empty where nobody has asked for it. */
export async function loadStatus(tx: Transaction): Promise<StatementStatus> {
  const { rows } = await tx.query<StatusRow>(
    `SELECT enabled, endpoint, key_name, stopped, stopped_at,
       (SELECT count(*) FROM visitt.statement WHERE sent_at IS NULL AND refused_at IS NULL) AS waiting,
       (SELECT count(*) FROM visitt.statement WHERE sent_at IS NULL AND refused_at IS NOT NULL) AS refused,
       (SELECT count(*) FROM visitt.statement WHERE sent_at IS NOT NULL) AS sent,
       (SELECT max(sent_at) FROM visitt.statement) AS last_sent
     FROM visitt.statement_store`,
    [],
  );
  const [row] = rows;
  return {
    enabled: row?.enabled ?? false,
    endpoint: row?.endpoint ?? '',
    keyName: row?.key_name ?? '',
    hasSecret: row !== undefined,
    waiting: Number(row?.waiting ?? 0),
    refused: Number(row?.refused ?? 0),
    sent: Number(row?.sent ?? 0),
    lastSentAt: row?.last_sent?.toISOString() ?? null,
    stopped: row?.stopped ?? null,
    stoppedAt: row?.stopped_at?.toISOString() ?? null,
  };
}

/** Sealed for good: it is opened as long as the server has the key it was closed with. */
const noEnd = new Date(8_640_000_000_000_000);

export const openSecret = (seal: Seal, sealed: string, now: Date): string | null => {
  const value = seal.open(sealed, now);
  return typeof value === 'object' && value !== null && 'secret' in value && typeof value.secret === 'string'
    ? value.secret
    : null;
};

/**
 * Stores what an administrator decided; what had stopped goes on, and what was refused is tried again. False: there is no secret yet, or none for this place. Turned on,
 * it tells of what is learnt from now on (STA1).
 */
export async function putSettings(
  tx: Transaction,
  tenantId: string,
  settings: StatementSettings,
  seal: Seal,
  by: string,
  now: Date,
): Promise<boolean> {
  const known = await lockStore(tx, 'wait');
  const sealed =
    settings.secret === undefined ? known?.sealedSecret : seal.close({ secret: settings.secret }, noEnd);
  if (sealed === undefined) return false;
  // The one that is kept was given for the place it was typed with, and whoever moves it elsewhere must know it (STA9).
  const isElsewhere = known !== null && originOf(settings.endpoint) !== originOf(known.endpoint);
  if (settings.secret === undefined && isElsewhere && settings.endpoint.trim() !== '') return false;
  const isTurnedOn = settings.enabled && !known?.enabled;
  await tx.query(
    `INSERT INTO visitt.statement_store (tenant_id, enabled, endpoint, key_name, sealed_secret, pseudonym_key,
       position, since, changed_by, changed_at)
     SELECT $1, $2, $3, $4, $5, $6, now_at, now_at, $7, $8
     FROM (SELECT coalesce((SELECT position FROM visitt.tenant_clock), 0) AS now_at) AS clock
     ON CONFLICT (tenant_id) DO UPDATE SET enabled = $2, endpoint = $3, key_name = $4, sealed_secret = $5,
       position = CASE WHEN $9 THEN EXCLUDED.position ELSE statement_store.position END,
       since = CASE WHEN $9 THEN EXCLUDED.since ELSE statement_store.since END,
       stopped = NULL, stopped_at = NULL, changed_by = $7, changed_at = $8`,
    [
      tenantId,
      settings.enabled,
      settings.endpoint.trim(),
      settings.keyName.trim(),
      sealed,
      randomBytes(32),
      by,
      now,
      isTurnedOn,
    ],
  );
  await tx.query(`UPDATE visitt.statement SET next_at = $1, refused_at = NULL WHERE sent_at IS NULL`, [now]);
  return true;
}

const originOf = (endpoint: string): string =>
  URL.canParse(endpoint.trim()) ? new URL(endpoint.trim()).origin : '';

export async function stopStore(tx: Transaction, reason: StatementStop, now: Date): Promise<void> {
  await tx.query('UPDATE visitt.statement_store SET stopped = $1, stopped_at = $2', [reason, now]);
}
