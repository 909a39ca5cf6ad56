import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import * as z from 'zod/mini';
import { uuid } from '#protocol/primitives.ts';
import { toDeviceWords } from '../auth/device-words.ts';
import { isErrno } from '../db/data-dir.ts';
import type { Tenant } from '../db/tenants.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { addAccessRows } from './access-rows.ts';

const closing = z.object({
  tenantId: uuid,
  /** The tenant's epoch when it was written: another now means that the database has been brought back since. */
  epoch: uuid,
  deviceId: uuid,
  /** Null: opened again. */
  closed: z.nullable(z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() })),
});
type Closing = z.infer<typeof closing>;

export const closingsFile = 'device-closings.jsonl';

/** Which devices are closed, outside the database: a backup from before a closing must not open a lost phone again. */
export type DeviceClosings = {
  /** Resolves when it is on the disk. */
  readonly note: (change: Omit<Closing, 'epoch'>) => Promise<void>;
};

/**
 * Closes again what this `dataDir` knows to be closed where the database has come back with another epoch, then writes
 * down anew what is closed. A device that another process opened again meanwhile is closed too: that is the safe side.
 */
export async function openDeviceClosings(
  dataDir: string,
  pool: pg.Pool,
  tenants: readonly Tenant[],
  now: () => Date,
): Promise<{ readonly closings: DeviceClosings; readonly closedAgain: number }> {
  const file = join(dataDir, closingsFile);
  const known = await loadClosings(dataDir);
  const served = new Set(tenants.map(({ tenantId }) => tenantId));
  // A tenant that is not there may come with a restore that is still to be done.
  const lines = known.filter(({ tenantId }) => !served.has(tenantId));
  let closedAgain = 0;
  for (const { tenantId } of tenants) {
    const own = known.filter((one) => one.tenantId === tenantId);
    await inTransaction(pool, tenantId, 'write', async (tx) => {
      const epoch = await loadEpoch(tx);
      for (const one of own) if (one.epoch !== epoch && (await closeAgain(tx, one, now()))) closedAgain += 1;
      lines.push(...(await loadClosed(tx, tenantId, epoch)));
    });
  }
  await writeWhole(file, lines);
  return {
    closedAgain,
    closings: {
      note: async (change) => {
        const epoch = await inTransaction(pool, change.tenantId, 'snapshot', loadEpoch);
        await appendLine(file, { ...change, epoch });
      },
    },
  };
}

/** The last word on each device. A line that cannot be read, as after a power cut, says nothing. */
export async function loadClosings(dataDir: string): Promise<readonly Closing[]> {
  const text = await readFile(join(dataDir, closingsFile), 'utf8').catch((cause: unknown) => {
    if (isErrno(cause) && cause.code === 'ENOENT') return '';
    throw cause;
  });
  const last = new Map<string, Closing>();
  for (const line of text.split('\n')) {
    const parsed = closing.safeParse(parseJson(line));
    if (parsed.success) last.set(`${parsed.data.tenantId} ${parsed.data.deviceId}`, parsed.data);
  }
  return [...last.values()].filter(({ closed }) => closed !== null);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function loadEpoch(tx: Transaction): Promise<string> {
  const { rows } = await tx.query<{ epoch: string }>('SELECT epoch FROM visitt.tenant');
  const [row] = rows;
  if (!row) throw new Error('the tenant is gone');
  return row.epoch;
}

/** True: it was open. One the backup had not seen yet is made, so that it is closed when it comes. */
async function closeAgain(
  tx: Transaction,
  { tenantId, deviceId, closed }: Closing,
  now: Date,
): Promise<boolean> {
  if (!closed) return false;
  const { at, by, reason } = closed;
  const { browser, system } = toDeviceWords('');
  const { rowCount } = await tx.query(
    `INSERT INTO visitt.device AS d (tenant_id, device_id, browser, system, first_contact, last_contact, last_staff,
       closed_at, closed_by, closed_reason)
     VALUES ($1, $2, $3, $4, $5, $5, $6, $5, $6, $7)
     ON CONFLICT (tenant_id, device_id) DO UPDATE SET closed_at = excluded.closed_at, closed_by = excluded.closed_by,
       closed_reason = excluded.closed_reason WHERE d.closed_at IS NULL`,
    [tenantId, deviceId, browser, system, at, by, reason],
  );
  if (rowCount !== 1) return false;
  // The line the restored log has lost.
  const row = {
    id: `device.close:${deviceId}:${at}`,
    role: null,
    unitId: null,
    action: 'device.close',
    kind: 'device',
    recordId: deviceId,
    personId: null,
    reason,
    outside: false,
    at,
  };
  await addAccessRows(tx, { tenantId, staffId: by, deviceId: null }, now.toISOString(), [row]);
  return true;
}

async function loadClosed(tx: Transaction, tenantId: string, epoch: string): Promise<readonly Closing[]> {
  const { rows } = await tx.query<{
    device_id: string;
    closed_at: Date;
    closed_by: string | null;
    closed_reason: string | null;
  }>(
    'SELECT device_id, closed_at, closed_by, closed_reason FROM visitt.device WHERE closed_at IS NOT NULL ORDER BY 1',
  );
  return rows.map((row) => ({
    tenantId,
    epoch,
    deviceId: row.device_id,
    closed: { at: row.closed_at.toISOString(), by: row.closed_by ?? '', reason: row.closed_reason ?? '' },
  }));
}

async function writeWhole(file: string, lines: readonly Closing[]): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

async function appendLine(file: string, line: Closing): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    // A line of its own even after one that was cut off.
    await handle.writeFile(`\n${JSON.stringify(line)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
