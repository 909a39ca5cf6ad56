import type { OperationBody } from '#domain/merge/operation.ts';
import type { Stamp } from '#domain/merge/record.ts';
import type { QuarantineReason } from '#protocol/push.ts';
import type { RecordBody, RecordKind } from '#protocol/record-bodies.ts';
import type { Outbox } from '#sync/ports.ts';
import type { Access, AccessReasons } from './access-log.ts';
import type { Corrections } from './corrections.ts';
import type { SheetDrafts } from './sheet-drafts.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { Header, HeaderKind } from './headers/header.ts';
import type { StoreChanges } from './store-changes.ts';
import type { StoreLoss } from './tables.ts';
import type { Sealer } from './vault/sealer.ts';

/** A value that changes; `subscribe` calls at once with the present one and again after each change, in any tab. */
export type Watch<T> = {
  subscribe(listener: (value: T) => void, failed?: (problem: StorageProblem) => void): () => void;
};

/** Why the device's own storage did not do what it was asked, as a closed set of words. */
export type StorageProblem = {
  readonly reason: 'unavailable' | 'full' | 'timeout' | 'blocked' | 'damaged' | 'unknown';
  readonly cause?: unknown;
};

/** True, and only for that very record: `delivered` after the server has said so. */
export type Delivery =
  | { readonly state: 'local' }
  | { readonly state: 'sending' }
  | { readonly state: 'delivered'; readonly at: string }
  | { readonly state: 'attention'; readonly reason: QuarantineReason | 'conflict' };

/** A record as it is shown: the server's copy with this device's undelivered operations on top. */
export type Kept<K extends RecordKind = RecordKind> = {
  readonly id: string;
  readonly kind: K;
  readonly scope: string;
  readonly version: number;
  readonly body: RecordBody<K>;
  readonly stamps: { readonly [register: string]: Stamp };
  readonly delivery: Delivery;
};

export type PersonRecords = {
  readonly person: Kept<'person'> | null;
  readonly servicePeriods: readonly Kept<'servicePeriod'>[];
  readonly visits: readonly Kept<'visit'>[];
  readonly responses: readonly Kept<'response'>[];
  readonly measurements: readonly Kept<'measurement'>[];
  readonly tasks: readonly Kept<'task'>[];
  readonly exemptions: readonly Kept<'exemption'>[];
  readonly absences: readonly Kept<'absence'>[];
  readonly individualPlans: readonly Kept<'individualPlan'>[];
  readonly vitalsPlans: readonly Kept<'vitalsPlan'>[];
};

export type DeviceState = {
  readonly pending: number;
  /** Device time of the oldest undelivered operation. */
  readonly oldestPending: string | null;
  /** Records that need a person. */
  readonly attention: readonly {
    readonly recordId: string;
    readonly kind: string;
    readonly reason: QuarantineReason | 'conflict';
  }[];
  readonly lastDeliveredAt: string | null;
  /** Records that lie here but cannot be read any more, as far as anybody has looked. */
  readonly unreadable: number;
  /** False until the first pull has been taken in whole. */
  readonly firstSyncDone: boolean;
  /** What the browser has lost of this store and the person has not read of yet; null when there is nothing to tell. */
  readonly loss: StoreLoss | null;
};

export type StoreInside = {
  readonly db: DeviceDatabase;
  readonly changes: StoreChanges;
  readonly sealer: Sealer;
  /** Something has been put into the outbox past `write`: the journal looks again. */
  tellTaken(): void;
};

export type WriteOptions = {
  readonly grouped?: boolean;
  readonly endsCorrection?: string;
  readonly endsSheet?: string;
};

/** One user's data on this device: one database per user. Everything the client may do with it. */
export type DeviceStore = {
  watchRecord<K extends RecordKind>(kind: K, id: string): Watch<Kept<K> | null>;
  watchKind<K extends RecordKind>(kind: K): Watch<readonly Kept<K>[]>;
  /** What lists show of a kind's records: read at once, however many there are. */
  watchHeaders<K extends HeaderKind>(kind: K): Watch<readonly Header<K>[]>;
  /** The same when it is at hand, as after `warmHeaders`; else undefined. */
  peekHeaders<K extends HeaderKind>(kind: K): readonly Header<K>[] | undefined;
  /** Reads the headers of all kinds before anybody asks; resolves also when they cannot be read. */
  warmHeaders(): Promise<void>;
  watchPerson(personId: string): Watch<PersonRecords>;
  watchState(): Watch<DeviceState>;
  /** How many records lie here. Asked for once: with many of them the browser takes its time to count, and all else waits. */
  countRecords(): Promise<number>;
  readRecord<K extends RecordKind>(kind: K, id: string): Promise<Kept<K> | null>;
  /**
   * Records and outbox entries in one transaction; resolves when it is complete, so that the screen may say
   * *lagret på enheten*. `grouped`: the server applies all or none of them. `endsCorrection`: the record whose begun
   * correction these are, which goes with them. `endsSheet`: the same of what was written in a sheet. Rejects with a `StorageError`.
   */
  write(operations: readonly OperationBody[], options?: WriteOptions): Promise<void>;
  readonly corrections: Corrections;
  readonly sheets: SheetDrafts;
  /** Tells the server's log what is opened here; resolves when that is kept on the device. */
  logAccess(access: Access): Promise<void>;
  readonly accessReasons: AccessReasons;
  readonly replicaId: string;
  readonly deviceId: string;
  readonly staffId: string;
  readonly outbox: Outbox;
  /** For the parts of the store that are loaded later, such as the journal; screens have no business here. */
  readonly inside: StoreInside;
  /** Takes delivered, signed responses older than this off the device; how many went. */
  dropOld(keptDays: number): Promise<number>;
  /** Brings up to date what `watchHeaders` reads at the next start; for a moment in which nobody waits. */
  keepHeaders(): Promise<void>;
  /** Resolves when no write is under way. */
  settled(): Promise<void>;
  close(): void;
};

export class StorageError extends Error {
  readonly problem: StorageProblem;
  constructor(problem: StorageProblem) {
    super(`storage: ${problem.reason}`, { cause: problem.cause });
    this.problem = problem;
  }
}
