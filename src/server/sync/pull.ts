import type { Change, PullAnswer } from '#protocol/pull.ts';
import { protocolVersion, pullLimit } from '#protocol/version.ts';
import { toActor } from '../actor.ts';
import { holderOf, parseCursor, toCursorText, type Cursor } from './cursor.ts';
import type { ChangeRow, SyncDatabase } from './sync-rows.ts';

/**
 * At most this many bytes of records in one page, beside the limit of rows: packed, they are well below 512 kB on the
 * way. A page has at least one row.
 */
const pageBytes = 2 * 1024 * 1024;

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
    const { epoch, position: end, clearedTo } = await rows.loadTenant();
    const holder = holderOf(from.tenantId, from.staffId);
    const beginning: Cursor = { epoch, holder, positions: new Map(), since: new Map() };
    const cursor = cursorText === null ? beginning : parseCursor(cursorText);
    const isUsable = cursor?.epoch === epoch && cursor.holder === holder;
    if (!cursor || !isUsable || isAhead(cursor, end) || isBehind(cursor, clearedTo)) {
      return { ok: false, reason: 'cursorGone' };
    }
    const scopes = actor.scopes.read;
    const start = new Map(scopes.map((scope) => [scope, cursor.positions.get(scope) ?? 0]));
    const { changes, hasMore } = toPage(await rows.loadChanges(start, pageRows + 1), pageRows);
    const reached = hasMore ? (changes.at(-1)?.position ?? 0) : end;
    const positions = new Map([...start].map(([scope, position]) => [scope, Math.max(position, reached)]));
    const since = new Map(
      [...positions].map(([scope, position]) => [scope, Math.max(position, cursor.since.get(scope) ?? end)]),
    );
    const settled = hasMore ? [] : await rows.loadSettled(from.staffId);
    return {
      ok: true,
      answer: {
        protocol: protocolVersion,
        epoch,
        cursor: toCursorText({ epoch, holder, positions, since }),
        changes,
        hasMore,
        remaining: hasMore ? await rows.countChanges(positions) : 0,
        revokedScopes: [...cursor.positions.keys()].filter((scope) => !start.has(scope)),
        ...(settled.length > 0 ? { settled: [...settled] } : {}),
        serverTime: now().toISOString(),
      },
    };
  });
}

/** The server has less than the device has seen: it was brought back from a backup. */
const isAhead = ({ positions }: Cursor, end: number): boolean =>
  [...positions.values()].some((at) => at > end);

/** Something has left one of its scopes that it has not heard of, and the word of it is cleared away. */
const isBehind = ({ since }: Cursor, clearedTo: number): boolean =>
  [...since.values()].some((at) => at < clearedTo);

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
  return {
    change: 'upsert',
    position,
    id,
    kind,
    scope,
    version,
    body,
    stamps,
    receivedAt: row.receivedAt,
  };
}
