import type { OperationBody } from '#domain/merge/operation.ts';
import type { AccessAction } from '#protocol/access-event.ts';

/** What somebody opened, copied or printed. Ids only: what is in it lies with the record itself. */
export type Access = {
  readonly action: AccessAction;
  readonly kind: string;
  readonly recordId: string;
  readonly personId: string | null;
  readonly unitId: string | null;
};

/** Going back and forth between two screens is one opening. */
const sameForMilliseconds = 5 * 60_000;

/** Why the user opens whom, as she has said since the store was opened. By person. */
export type AccessReasons = {
  readonly of: (personId: string) => string | null;
  readonly put: (personId: string, reason: string) => void;
};

export function createAccessReasons(): AccessReasons {
  const reasons = new Map<string, string>();
  return {
    of: (personId) => reasons.get(personId) ?? null,
    put: (personId, reason) => void reasons.set(personId, reason),
  };
}

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
  reasons: AccessReasons,
): (access: Access) => Promise<void> {
  const last = new Map<string, number>();
  return async ({ action, kind, recordId, personId, unitId }) => {
    const at = now();
    const time = Date.parse(at);
    const reason = personId === null ? null : reasons.of(personId);
    // Asked why, she has answered: that is worth a line of its own.
    const key = `${action === 'searchHit' ? 'open' : action} ${recordId} ${reason ?? ''}`;
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
      ...(reason === null ? {} : { reason }),
    };
    try {
      await write([{ type: 'event.add', id: `access:${crypto.randomUUID()}`, kind: 'accessEvent', body }]);
    } catch (error) {
      last.delete(key);
      throw error;
    }
  };
}
