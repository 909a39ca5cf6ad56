import type { OperationBody } from '#domain/merge/operation.ts';
import type { AccessAction } from '#protocol/access-event.ts';

/** What somebody opened, copied or printed. Ids only: what is in it lies with the record itself. */
export type Access = {
  readonly action: AccessAction;
  readonly kind: string;
  readonly recordId: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly reason?: string;
};

/** Going back and forth between two screens is one opening. */
const sameForMilliseconds = 5 * 60_000;

/** Not records: they leave nothing on the device but the operation that takes them to the server's log. */
export const isAccessKind = (kind: string): boolean => kind === 'accessEvent';

/**
 * Tells the server's log what was opened here, through the outbox, so also without network. Resolves when it is kept;
 * one opening is one event, and one that was found by searching is no second one when its screen opens.
 */
export function createAccessLog(
  write: (operations: readonly OperationBody[]) => Promise<void>,
  staffId: string,
  now: () => string,
): (access: Access) => Promise<void> {
  const last = new Map<string, number>();
  return async ({ action, kind, recordId, personId, unitId, reason }) => {
    const at = now();
    const time = Date.parse(at);
    const key = `${action === 'searchHit' ? 'open' : action} ${recordId}`;
    const before = last.get(key);
    if (before !== undefined && Math.abs(time - before) < sameForMilliseconds) return;
    last.set(key, time);
    const body = {
      staffId,
      action,
      kind,
      recordId,
      personId,
      unitId,
      at,
      ...(reason === undefined ? {} : { reason }),
    };
    await write([{ type: 'event.add', id: `access:${crypto.randomUUID()}`, kind: 'accessEvent', body }]);
  };
}
