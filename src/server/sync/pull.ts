import type { Change, PullAnswer } from '#protocol/pull.ts';
import { protocolVersion, pullLimit } from '#protocol/version.ts';
import { toActor } from '../actor.ts';
import { parseCursor, toCursorText, type Cursor } from './cursor.ts';
import type { ChangeRow, SyncDatabase } from './sync-rows.ts';

/** At most this many bytes of records in one page, beside the limit of rows; a page has at least one row. */
const pageBytes = 512 * 1024;

export type PullResult =
  | { readonly ok: true; readonly answer: PullAnswer }
  /** The cursor is not from this life of the server's data, or cannot be read: begin anew. */
  | { readonly ok: false; readonly reason: 'cursorGone' | 'unknownStaff' };

/**
 * One page of what has changed for this person since the cursor, as of one moment. A scope that is new to her starts
 * from the beginning while the others go on from where they are. `pageRows`: at most this many changes.
 */
export function pull(
  database: SyncDatabase,
  from: { readonly tenantId: string; readonly staffId: string },
  cursorText: string | null,
  now: () => Date,
  pageRows: number = pullLimit,
): Promise<PullResult> {
  return database.snapshot(from.tenantId, async (rows) => {
    const actor = toActor(from.tenantId, from.staffId, await rows.loadActorRows(from.staffId));
    if (!actor) return { ok: false, reason: 'unknownStaff' };
    const { epoch, position: end } = await rows.loadTenant();
    const cursor = cursorText === null ? { epoch, positions: new Map() } : parseCursor(cursorText);
    if (!cursor || cursor.epoch !== epoch || isAhead(cursor, end)) return { ok: false, reason: 'cursorGone' };
    const scopes = actor.scopes.read;
    const start = new Map(scopes.map((scope) => [scope, cursor.positions.get(scope) ?? 0]));
    const { changes, hasMore } = toPage(await rows.loadChanges(start, pageRows + 1), pageRows);
    const reached = hasMore ? (changes.at(-1)?.position ?? 0) : end;
    const positions = new Map([...start].map(([scope, position]) => [scope, Math.max(position, reached)]));
    return {
      ok: true,
      answer: {
        protocol: protocolVersion,
        epoch,
        cursor: toCursorText({ epoch, positions }),
        changes,
        hasMore,
        remaining: hasMore ? await rows.countChanges(positions) : 0,
        revokedScopes: [...cursor.positions.keys()].filter((scope) => !start.has(scope)),
        serverTime: now().toISOString(),
      },
    };
  });
}

/** The server has less than the device has seen: it was brought back from a backup. */
const isAhead = ({ positions }: Cursor, end: number): boolean =>
  [...positions.values()].some((at) => at > end);

function toPage(
  rows: readonly ChangeRow[],
  pageRows: number,
): { readonly changes: Change[]; readonly hasMore: boolean } {
  const changes: Change[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += row.record === null ? 0 : row.bytes;
    if (changes.length === pageRows || (changes.length > 0 && bytes > pageBytes))
      return { changes, hasMore: true };
    changes.push(toChange(row));
  }
  return { changes, hasMore: false };
}

function toChange(row: ChangeRow): Change {
  const { position, id, scope } = row;
  if (row.record === null) return { change: 'drop', position, id, scope };
  const { kind, version, body, stamps } = row.record;
  // The wire's types are mutable, a stored record's are not; nothing here changes either.
  return {
    change: 'upsert',
    position,
    id,
    kind,
    scope,
    version,
    body: body as Extract<Change, { change: 'upsert' }>['body'],
    stamps: stamps as Extract<Change, { change: 'upsert' }>['stamps'],
    receivedAt: row.receivedAt,
  };
}
