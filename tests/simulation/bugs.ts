/**
 * Mistakes other systems have lost records by, each switched on by name and brought in through the ports: never by an
 * `if` in production code. The simulation is worth something only as long as it catches them all.
 */
export const bugNames = [
  // On the server
  /** Places are given before the commit and become visible in another order. */
  'sequenceCursor',
  /** The server's clocks decide what is new. */
  'timestampCursor',
  /** A replay is applied again. */
  'missingDedupe',
  /** Of two values, the later one is kept and the other is gone. */
  'lastWriteWins',
  /** A second signature takes the place of the first. */
  'lastSignatureWins',
  /** Rows of another tenant come along. */
  'tenantFilterMissing',
  /** Everybody sees every unit. */
  'scopeFilterMissing',
  /** The answer goes out before the commit. */
  'answeredBeforeCommit',
  /** What cannot be accepted is answered for and not kept. */
  'quarantineNotKept',
  /** A record that moves leaves no trace in the scope it left. */
  'tombstoneMissing',
  // On the device
  /** A push without an answer counts as delivered. */
  'unansweredIsDelivered',
  /** Everything up to `ackedN` counts as applied, whatever its outcome. */
  'blanketAcknowledgement',
  /** What the server refuses with a 4xx is dropped from the queue. */
  'refusedIsDropped',
  /** Delivered is said when a record is sent. */
  'deliveredTooEarly',
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
  /** With a revoked scope, what was not delivered goes too. */
  'revocationTakesPending',
  /** The server asks for an earlier operation, and nobody listens. */
  'gapIgnored',
  /** A store made anew goes on under the old one's name. */
  'replicaReused',
  /** A tab that died keeps the lock. */
  'lockKeptByTheDead',
  /** A request does not say whose store is speaking. */
  'speakerMissing',
  /** A copy is written that nobody sealed. */
  'unsealedWrite',
  /** Nothing is written to the journal. */
  'journalSkipped',
] as const;

export type BugName = (typeof bugNames)[number];
export type Bugs = { readonly [name in BugName]?: boolean };

export const isBugName = (name: string): name is BugName => (bugNames as readonly string[]).includes(name);
