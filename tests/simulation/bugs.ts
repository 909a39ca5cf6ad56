/**
 * Mistakes other systems have lost records by, each switched on by name in the wiring of a run: never in production
 * code. The simulation is worth something only as long as it catches them all.
 */
export const bugNames = [
  /** A push without an answer counts as delivered. */
  'unansweredIsDelivered',
  /** What the server refuses is dropped from the queue. */
  'refusedIsDropped',
  /** The cursor is stored before the page it came with. */
  'cursorBeforeData',
  /** A pull writes over work that is not delivered yet. */
  'pullOverwrites',
  /** Payloads go as soon as the server has answered, though it has no backup yet. */
  'purgeAtOnce',
  /** The device does not notice that the server has another epoch. */
  'epochIgnored',
  /** What was revoked stays on the device. */
  'revocationIgnored',
  /** The server asks for an earlier operation, and nobody listens. */
  'gapIgnored',
  /** A tab that died keeps the lock. */
  'lockKeptByTheDead',
  /** The server applies a replay again. */
  'missingDedupe',
  /** Rows become visible in another order than their numbers. */
  'sequenceCursor',
  /** The device's clock decides what is new. */
  'timestampCursor',
  /** The last to write wins, and the other value is gone. */
  'lastWriteWins',
] as const;

export type BugName = (typeof bugNames)[number];
export type Bugs = { readonly [name in BugName]?: boolean };
export type ServerBugs = Pick<Bugs, 'missingDedupe' | 'sequenceCursor' | 'timestampCursor' | 'lastWriteWins'>;
