import type { PullAnswer } from '#protocol/pull.ts';
import { protocolVersion, pullLimit } from '#protocol/version.ts';
import { toActor } from '../actor.ts';
import { holderOf, parseCursor, toCursorText, type Cursor } from './cursor.ts';
import type { ChangeRow, SyncDatabase } from './sync-rows.ts';

/** The first page of all is shorter: the sooner it is there, the sooner somebody sees that it goes on. */
const firstRows = 200;

/** An answer whose changes are still rows: `toAnswerText` writes it out. */
export type PulledPage = Omit<PullAnswer, 'changes'> & { readonly rows: readonly ChangeRow[] };

/**
 * At most this many characters of records in one page, beside the limit of rows: packed, they are well below 512 kB on the
 * way. A page has at least one row.
 */
const pageSize = 2 * 1024 * 1024;

export type PullResult =
  | { readonly ok: true; readonly answer: PulledPage }
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
    const holder = holderOf(from.tenantId, from.staffId);
    const known = cursorText === null ? null : parseCursor(cursorText);
    const most = cursorText === null ? Math.min(pageRows, firstRows) : pageRows;
    // Her rights are seldom others than last time: what is new in those scopes is asked for along with them.
    const [actorRows, tenant, decided, guessed] = await Promise.all([
      rows.loadActorRows([from.staffId]),
      rows.loadTenant(),
      rows.loadSettled(from.staffId),
      known?.holder === holder ? rows.loadChanges(known.positions, most + 1) : null,
    ]);
    const actor = toActor(from.tenantId, from.staffId, actorRows);
    if (!actor) return { ok: false, reason: 'unknownStaff' };
    const { epoch, position: end, clearedTo } = tenant;
    const beginning: Cursor = { epoch, holder, positions: new Map(), since: new Map() };
    const cursor = cursorText === null ? beginning : known;
    const isUsable = cursor?.epoch === epoch && cursor.holder === holder;
    if (!cursor || !isUsable || isAhead(cursor, end) || isBehind(cursor, clearedTo)) {
      return { ok: false, reason: 'cursorGone' };
    }
    const scopes = actor.scopes.read;
    const start = new Map(scopes.map((scope) => [scope, cursor.positions.get(scope) ?? 0]));
    const isSame = start.size === cursor.positions.size && scopes.every((of) => cursor.positions.has(of));
    const found = guessed && isSame ? guessed : await rows.loadChanges(start, most + 1);
    const { page, hasMore } = toPage(found, most);
    const reached = hasMore ? (page.at(-1)?.position ?? 0) : end;
    const positions = new Map([...start].map(([scope, position]) => [scope, Math.max(position, reached)]));
    const since = new Map(
      [...positions].map(([scope, position]) => [scope, Math.max(position, cursor.since.get(scope) ?? end)]),
    );
    const settled = hasMore ? [] : decided;
    return {
      ok: true,
      answer: {
        protocol: protocolVersion,
        epoch,
        cursor: toCursorText({ epoch, holder, positions, since }),
        rows: page,
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
): { readonly page: readonly ChangeRow[]; readonly hasMore: boolean } {
  let size = 0;
  for (const [index, { record }] of rows.entries()) {
    size += record === null ? 0 : record.body.length + record.stamps.length;
    if (index === pageRows || (index > 0 && size > pageSize)) {
      return { page: rows.slice(0, index), hasMore: true };
    }
  }
  return { page: rows, hasMore: false };
}
