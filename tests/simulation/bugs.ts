import { type Hunt, plainShift } from './hunt.ts';

/** Much is written at once, by many, through several processes that are slow: one passes the other. */
const crowd: Hunt = {
  isQuietOtherwise: true,
  bursts: 4,
  writes: [8, 14],
  staff: 4,
  processes: 3,
  faults: { slowDatabase: 0.4 },
};

/**
 * Mistakes other systems have lost records by, each switched on by name and brought in through the ports: never by an
 * `if` in production code. The simulation is worth something only as long as it catches them all. With each, the
 * shifts it is looked for in: a mistake that shows only now and then would else hang on single seeds, and be lost with
 * the next change of what a seed draws.
 */
export const hunts = {
  // On the server
  /** Places are given before the commit and become visible in another order. */
  sequenceCursor: crowd,
  /** The server's clocks decide what is new. */
  timestampCursor: crowd,
  /** A replay is applied again. */
  missingDedupe: { faults: { responseLost: 0.3, duplicated: 0.3 } },
  /** Of two values, the later one is kept and the other is gone. */
  lastWriteWins: { ...crowd, faults: { offline: 0.5 }, steps: ['patch', 'answer'] },
  /** A second signature takes the place of the first. */
  lastSignatureWins: { ...crowd, faults: { offline: 0.5 }, steps: ['sign'] },
  /** Rows of another tenant come along. */
  tenantFilterMissing: plainShift,
  /** Everybody sees every unit. */
  scopeFilterMissing: { faults: { rightsChanged: 0.9 } },
  /** The answer goes out before the commit. */
  answeredBeforeCommit: { faults: { serverKilled: 0.03, slowDatabase: 0.3 } },
  /** What cannot be accepted is answered for and not kept. */
  quarantineNotKept: { bursts: 4, faults: { valueRefused: 0.2, offline: 0.5, rightsChanged: 0.9 } },
  /** A record that moves leaves no trace in the scope it left. */
  tombstoneMissing: { faults: { recordMoved: 0.9 } },
  /** Tombstones are cleared away, and who had not heard of them is not told to begin anew. */
  clearedUnheard: {
    isQuietOtherwise: true,
    staff: 4,
    faults: { offline: 1, recordMoved: 1, tombstonesCleared: 1 },
  },
  // On the device
  /** A push without an answer counts as delivered. */
  unansweredIsDelivered: plainShift,
  /** Everything up to `ackedN` counts as applied, whatever its outcome. */
  blanketAcknowledgement: { bursts: 4, faults: { valueRefused: 0.2, offline: 0.5, rightsChanged: 0.9 } },
  /** What the server refuses with a 4xx is dropped from the queue. */
  refusedIsDropped: { faults: { status400: 0.2, status422: 0.2 } },
  /** The note of plain answers reaches one operation further than what was answered. */
  answersReachTooFar: {
    bursts: 4,
    isQuietOtherwise: true,
    writes: [12, 18],
    faults: { offline: 0.3, slowStorage: 0.5 },
  },
  /** What was noted of answers still counts when the server comes back with less than it had. */
  answersOutliveEpoch: {
    isQuietOtherwise: true,
    bursts: 8,
    writes: [24, 30],
    faults: { offline: 0.3, serverRestored: 0.9 },
  },
  /** Delivered is said when a record is sent. */
  deliveredTooEarly: plainShift,
  /** The cursor is stored before the page it came with. */
  cursorBeforeData: plainShift,
  /** A pull writes over work that is not delivered yet. */
  pullOverwrites: { ...crowd, faults: { slowStorage: 0.4 }, steps: ['patch', 'answer'] },
  /** Payloads go as soon as the server has answered, though it has no backup yet. */
  purgeAtOnce: { isQuietOtherwise: true, bursts: 4, writes: [8, 14], faults: { serverRestored: 0.9 } },
  /** The device does not notice that the server has another epoch. */
  epochIgnored: { bursts: 4, writes: [8, 14], faults: { serverRestored: 0.9 } },
  /** What was revoked stays on the device. */
  revocationIgnored: { faults: { rightsChanged: 0.9 } },
  /** With a revoked scope, what was not delivered goes too. */
  revocationTakesPending: {
    isQuietOtherwise: true,
    bursts: 8,
    writes: [24, 30],
    staff: 2,
    faults: { rightsChanged: 1, slowStorage: 0.6 },
  },
  /** The server asks for an earlier operation, and nobody listens. */
  gapIgnored: { isQuietOtherwise: true, writes: [14, 20], faults: { serverRestored: 0.9 } },
  /** A store made anew goes on under the old one's name. */
  replicaReused: { faults: { storeWiped: 0.8, journalLost: 0.8 } },
  /** A tab that died keeps the lock. */
  lockKeptByTheDead: { faults: { crash: 0.04 } },
  /** A request does not say whose store is speaking. */
  speakerMissing: { sharing: 1, staff: 4, writes: [8, 14], faults: { userSwitched: 0.9 } },
  /** A copy is written that nobody sealed. */
  unsealedWrite: plainShift,
  /** Nothing is written to the journal. */
  journalSkipped: {
    bursts: 4,
    isQuietOtherwise: true,
    writes: [8, 14],
    faults: { offline: 0.8, storeWiped: 0.9 },
  },
} as const satisfies { readonly [name: string]: Hunt };

export type BugName = keyof typeof hunts;
export const bugNames = Object.keys(hunts) as readonly BugName[];
export type Bugs = { readonly [name in BugName]?: boolean };

export const isBugName = (name: string): name is BugName => Object.hasOwn(hunts, name);

/** How shifts are with these built in: as the first of them is hunted. */
export const huntFor = (bugs: Bugs): Hunt => {
  const name = bugNames.find((bug) => bugs[bug]);
  return name ? hunts[name] : plainShift;
};
