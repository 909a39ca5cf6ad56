import type { StoredRecord } from '#domain/merge/record.ts';
import type { AccessEventBody } from '#protocol/access-event.ts';
import type { Outcome } from '#protocol/push.ts';
import type { Scope } from '#protocol/scope.ts';
import type { ActorRow } from '../actor.ts';
import type { LastContact, PastVersion } from './rights-at-time.ts';

/**
 * What the sync handlers ask of the database, inside one transaction of one tenant. PostgreSQL is the only
 * implementation that serves (`postgres-rows.ts`); the simulation brings one in memory, with the same blocking and
 * the same order of commits, and a conformance test runs both. Methods take many at once: each is one statement.
 */
export type SyncRows = {
  /** The epoch, the place of the tenant's last committed change, and how far tombstones have been cleared away. */
  loadTenant(): Promise<TenantRow>;
  /** All units, these members of staff, and the groups they have been of or oversee. */
  loadActorRows(staffIds: readonly string[]): Promise<readonly ActorRow[]>;
  /** Every version there has been of all units, of this member of staff, of her groups and of these records, oldest first. */
  loadPast(staffId: string, recordIds: readonly string[]): Promise<readonly PastVersion[]>;
  /** Locked until the transaction ends; a replica that has never pushed is not among them. */
  lockReplicas(replicaIds: readonly string[]): Promise<ReadonlyMap<string, ReplicaRow>>;
  /** What replicas tell with their pushes; makes those that are new. */
  putReplicas(replicas: readonly ToldReplica[]): Promise<void>;
  /** What was answered for these numbers, both included. */
  loadOperations(replicaId: string, firstN: number, lastN: number): Promise<readonly AnsweredOperation[]>;
  /** Those of these groups of which something is in quarantine. */
  loadFailedGroups(replicaId: string, groups: readonly string[]): Promise<readonly string[]>;
  /** The records as they stand, locked until the transaction ends; in the order of their ids, so that no two wait in a ring. */
  lockRecords(ids: readonly string[]): Promise<readonly PlacedRecord[]>;
  /** All records about these persons, locked as above. */
  lockAbout(personIds: readonly string[]): Promise<readonly PlacedRecord[]>;
  /**
   * Takes the next `count` places in the tenant's order and returns the place before the first. From here to the
   * commit nobody else of the tenant commits, so that whoever reads the clock has everything below it: call it last.
   */
  takePositions(count: number): Promise<number>;
  /**
   * New versions of records, what has left a scope, and the answers; no two of the pushes are of one replica or write
   * one record. `taken`: their positions count from what has been taken, which need not be known yet, so that the
   * writing leaves together with the taking. Outside of a savepoint it may resolve before the database has said a
   * word: then the transaction fails when the writing does.
   */
  writePushes(pushes: readonly NewPush[], taken?: TakenPlaces): Promise<void>;
  /** Nothing of `work` stays when the database cannot hold a value of it; anything else that goes wrong is thrown. */
  underSavepoint<T>(work: () => Promise<T>): Promise<Saved<T>>;
  /**
   * What lies in these scopes above the given positions, lowest position first, at most `limit`. A drop is left out
   * while the record lies in another of the scopes: the upsert there moves it.
   */
  loadChanges(above: ReadonlyMap<Scope, number>, limit: number): Promise<readonly ChangeRow[]>;
  countChanges(above: ReadonlyMap<Scope, number>): Promise<number>;
  /** Her operations that were in quarantine until somebody decided about them. */
  loadSettled(staffId: string): Promise<readonly SettledOperation[]>;
};

/** Where transactions come from. What collides with another is tried again, so `work` may run several times. */
export type SyncDatabase = {
  /** Sees what is committed when each statement starts, and its own writes. */
  write<T>(tenantId: string, work: (rows: SyncRows) => Promise<T>): Promise<T>;
  /** Reads only, and all of it as of one moment. */
  snapshot<T>(tenantId: string, work: (rows: SyncRows) => Promise<T>): Promise<T>;
};

export type TenantRow = { readonly epoch: string; readonly position: number; readonly clearedTo: number };

export type ReplicaRow = {
  readonly staffId: string;
  readonly lastN: number;
  /** The last that is known to be in a verified backup; 0 when nothing is. */
  readonly safeN: number;
  /** What it told at its latest push; null when it has not told anything. */
  readonly lastContact: LastContact | null;
};
/** What a push tells about its device. Times are ISO 8601, `clockOffset` is server minus device in milliseconds. */
export type ToldReplica = {
  readonly replicaId: string;
  readonly deviceId: string;
  readonly staffId: string;
  /** It has never pushed before. */
  readonly isNew: boolean;
  readonly lastN: number;
  readonly at: string;
  readonly pending: number;
  readonly oldestPending: string | null;
  readonly clockOffset: number | null;
};

export type AnsweredOperation = { readonly n: number; readonly raw: string; readonly outcome: Outcome };

/** Asked for with `takePositions` in this transaction, and the last that was. */
export type TakenPlaces = { readonly count: number; readonly before: Promise<number> };

/** A record as the server keeps it: with its place in the tenant's order. */
export type PlacedRecord = StoredRecord & { readonly position: number };

/** One step of a record's history. */
export type NewVersion = {
  readonly record: PlacedRecord;
  readonly operation: string;
  readonly by: string;
  readonly at: string;
  /** The number of the operation whose `raw` holds this very body, as one that makes a record does. */
  readonly bodyIn?: number;
};
export type NewTombstone = { readonly scope: string; readonly id: string; readonly position: number };
export type NewOperation = {
  readonly n: number;
  readonly groupId: string | null;
  readonly recordId: string | null;
  readonly status: string;
  /** As it came. */
  readonly raw: string;
  /** It is JSON, and nested no deeper than an operation may be. */
  readonly isRead: boolean;
  readonly outcome: Outcome;
  /** The outcome's position is one of those this push takes; else it is where the record stood. */
  readonly isPlaced: boolean;
};
export type SettledOperation = { readonly replicaId: string; readonly n: number };
export type NewAccess = {
  readonly id: string;
  readonly event: AccessEventBody;
  /** As of when it happened: the role that gave access, and whether it lay outside all her units. */
  readonly role: string | null;
  readonly outside: boolean;
};
/** When a code was typed, by the server's clock; ISO 8601. */
export type NewCheckIn = { readonly id: string; readonly madeAt: string };
export type NewPush = {
  readonly replicaId: string;
  readonly staffId: string;
  readonly receivedAt: string;
  readonly versions: readonly NewVersion[];
  readonly tombstones: readonly NewTombstone[];
  /** Lines for the log of who opened what; they are in no order and in nobody's pull. */
  readonly accesses: readonly NewAccess[];
  readonly checkIns: readonly NewCheckIn[];
  readonly operations: readonly NewOperation[];
};

export type Saved<T> =
  | { readonly ok: true; readonly value: T }
  /** `code`: PostgreSQL's SQLSTATE. */
  | { readonly ok: false; readonly code: string };

/** A record in a scope, or that it has left. Body and stamps are JSON: nobody looks into them on their way out. */
export type ChangeRow = { readonly position: number; readonly id: string; readonly scope: string } & (
  | {
      readonly record: Pick<StoredRecord, 'kind' | 'version'> & {
        readonly body: string;
        readonly stamps: string;
        /** As `subjectOf` the body. */
        readonly subject: string;
      };
      /** ISO 8601 with milliseconds. */
      readonly receivedAt: string;
    }
  | { readonly record: null }
);
