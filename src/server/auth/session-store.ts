import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuid } from '#protocol/primitives.ts';
import { inTransaction } from '../db/transaction.ts';
import { noteContact, type Contact } from './note-contact.ts';
import type { FindSession, SessionRow } from './session-rows.ts';

/** A logged-in person, as the cookie says and the database confirms. */
export type LoggedIn = {
  readonly tenantId: string;
  readonly staffId: string;
  readonly expiresAt: Date;
  /** Names the session in rate limits and the like; not the token. */
  readonly sessionId: string;
  /** The device that speaks, or the one the session began on; null for what is no device. */
  readonly deviceId: string | null;
  /** When the device was closed: from then on it may only deliver what was made before. */
  readonly deviceClosedAt: Date | null;
};

/** One working day: at most one full log-in a shift. */
export const sessionHours = 12;
/** An app in view asks once a minute; a session nobody has used for this long is a phone somebody has laid down. */
export const idleHours = 4;

/** Starts a session and returns the value of its cookie: the tenant, so that the row can be found, and the token. */
export async function createSession(
  pool: pg.Pool,
  { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
  now: Date,
): Promise<{ readonly cookie: string; readonly expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
  await inTransaction(pool, tenantId, 'write', async (tx) => {
    await tx.query('DELETE FROM visitt.session WHERE expires_at < $1', [now]);
    await tx.query(
      `INSERT INTO visitt.session (tenant_id, token_hash, staff_id, created_at, expires_at, last_seen_at)
       VALUES ($1, $2, $3, $4, $5, $4)`,
      [tenantId, hashOf(token), staffId, now, expiresAt],
    );
  });
  return { cookie: `${tenantId}.${token}`, expiresAt };
}

/** Contact is written down once a minute, not with each request. */
const contactEvery = 60_000;

/**
 * Null: no such session, it has run out, or nobody has used it for too long. Notes the contact of the device that
 * speaks. A session belongs to the device it was first used on; is either that or the speaking one closed, it is closed.
 */
export async function loadSession(
  pool: pg.Pool,
  find: FindSession,
  cookie: string,
  now: Date,
  contact: Contact = { deviceId: null, userAgent: '', appVersion: null },
): Promise<LoggedIn | null> {
  const parts = parseCookie(cookie);
  if (!parts) return null;
  const { tenantId, hash } = parts;
  const usedAfter = new Date(now.getTime() - idleHours * 3_600_000);
  const row = await find({ tenantId, hash, deviceId: contact.deviceId, now, usedAfter });
  if (!row) return null;
  if (isContactDue(row, contact, now)) {
    await inTransaction(pool, tenantId, 'write', (tx) =>
      noteContact(tx, { tenantId, staffId: row.staff_id, hash }, contact, now),
    );
  }
  return {
    tenantId,
    staffId: row.staff_id,
    expiresAt: row.expires_at,
    sessionId: hash.toString('base64url'),
    deviceId: contact.deviceId ?? row.bound_device,
    deviceClosedAt: row.closed_at,
  };
}

function isContactDue(row: SessionRow, { deviceId, appVersion }: Contact, now: Date): boolean {
  const isOld = (at: Date | null): boolean => now.getTime() - (at?.getTime() ?? 0) >= contactEvery;
  if (isOld(row.last_seen_at)) return true;
  if (deviceId === null) return false;
  const isNews = row.last_staff !== row.staff_id || (appVersion !== null && appVersion !== row.app_version);
  return isNews || isOld(row.last_contact) || row.bound_device === null;
}

export async function deleteSession(pool: pg.Pool, cookie: string): Promise<void> {
  const parts = parseCookie(cookie);
  if (!parts) return;
  await inTransaction(pool, parts.tenantId, 'write', (tx) =>
    tx.query('DELETE FROM visitt.session WHERE token_hash = $1', [parts.hash]),
  );
}

function parseCookie(cookie: string): { readonly tenantId: string; readonly hash: Buffer } | null {
  const [tenantId = '', token = '', ...rest] = cookie.split('.');
  if (rest.length > 0 || !uuid.safeParse(tenantId).success || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  return { tenantId, hash: hashOf(token) };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
