import type { OperationBody } from '#domain/merge/operation.ts';
import type { PullAnswer } from '#protocol/pull.ts';
import type { PushAnswer, PushRequest } from '#protocol/push.ts';
import type { Operation } from '#protocol/operation.ts';

/** An operation as the device made it; the server's parser takes it from there. */
export type OutgoingOperation = Omit<Operation, 'body' | 'hlc'> & {
  /** Absent on what an earlier version of the app wrote. */
  readonly hlc?: string;
  readonly body: OperationBody;
};

/**
 * The four ports of the sync engine. It knows no Dexie, no fetch, no browser: the store and the client give it
 * real ones, the simulation gives it ones that can be late, torn or dead.
 */
export type OutboxBatch = {
  /** Whose names these are: a store rebuilt from its journal sends what it had under the name it had (JRN20). */
  readonly replicaId: string;
  readonly deviceId: string;
  readonly epoch: string | null;
  readonly operations: readonly OutgoingOperation[];
  /** Undelivered operations beyond this batch, and the device time of the oldest of all. */
  readonly pending: number;
  readonly oldestPending: string | null;
  /** As `Outbox.cursor`, as of the same moment: who finds nothing to send goes on to pull. */
  readonly cursor: string | null;
};

/** What is on the device. Every method is one transaction, or nothing happened. */
export type Outbox = {
  /**
   * The oldest operations the server has not answered for, in order, at most `limit`. `after`: those behind this one of
   * the batches read last, which is on its way with all before it; none when they do not follow on it.
   */
  nextBatch(limit: number, after?: number): Promise<OutboxBatch>;
  /** Takes the server's word for each operation. `replicaId`: the batch's; the store's own when left out. */
  applyPushAnswer(answer: PushAnswer, replicaId?: string): Promise<void>;
  /**
   * Shows as delivered what has been answered: the next page does so too, and this is for when none comes. Many answers
   * are noted in short until then; they count as delivered work all the same. Resolves with whether there were any.
   */
  workInAnswers(): Promise<boolean>;
  cursor(): Promise<string | null>;
  /**
   * How far the store had come when nothing waited in it, as far as this tab knows; undefined when it knows of no such
   * moment. A guess, for a question to the server that need not wait until the queue has been looked through.
   */
  quietCursor(): string | null | undefined;
  /** Does what can be done to a page before it is its turn to be taken. Never rejects, and nothing depends on it. */
  preparePage(answer: PullAnswer): Promise<void>;
  /**
   * The page and its cursor in one transaction; pending work is laid on top again, never overwritten. `askedWith` is
   * the cursor the page was asked with: a page that no longer fits (another tab was faster) is left alone as `stale`.
   */
  applyPullAnswer(answer: PullAnswer, askedWith: string | null): Promise<'taken' | 'stale' | 'epochChanged'>;
  /**
   * The server's epoch changed: everything after its last known `n` goes again, and the cursor is forgotten.
   * Null when the server has not said how far it is: then everything that is not known to be in a backup.
   */
  resetEpoch(epoch: string, lastN: number | null, replicaId?: string): Promise<void>;
  /** The server waits for this `n` of the replica: it and everything after it goes again. */
  resendFrom(expectedN: number, replicaId?: string): Promise<void>;
  /** Which records are on their way just now; empty when none are. For show, and only in this tab. */
  setSending(recordIds: readonly string[]): void;
  /** The server has other content under our numbers: what waits gets new names under a new replica. */
  renameReplica(): Promise<void>;
  /** The cursor is too old (410): pull everything anew, outbox untouched. */
  resetCursor(): Promise<void>;
};

export type TransportFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'login' }
  | { readonly kind: 'update' }
  /** Somebody has closed this device: only what waits may still be pushed. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number | null }
  | { readonly kind: 'gap'; readonly expectedN: number }
  | { readonly kind: 'reused' }
  | { readonly kind: 'cursorGone' }
  | { readonly kind: 'refused'; readonly status: number };

export type TransportResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: TransportFailure };

/** Never throws for anything the network or the server does. */
export type Transport = {
  push(request: PushRequest): Promise<TransportResult<PushAnswer>>;
  pull(cursor: string | null): Promise<TransportResult<PullAnswer>>;
};

export type Clock = {
  /** ISO 8601 with milliseconds, by the device. */
  now(): string;
  /** Resolves after the time, or at once when the runner is woken. Returns how to cancel. */
  after(milliseconds: number, run: () => void): () => void;
  /** In [0, 1): for jitter. */
  random(): number;
};

/** One runner per origin: `run` is called while no other tab holds the lock; null when another has it. */
export type Lock = {
  tryHold<T>(run: () => Promise<T>): Promise<T | null>;
};
