import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { QuarantineReason } from '#protocol/push.ts';
import type { Delivery } from './device-store.ts';
import type { StoredHeader } from './headers/header.ts';

/** The settled part of `Delivery`: whether a record is on its way just now is known only to the tab that sends. */
export type KeptDelivery = Exclude<Delivery, { readonly state: 'sending' }>;

/** One record on the device. Only opaque ids are indexed, so that the rest can be encrypted. */
export type RecordRow = {
  readonly id: string;
  readonly kind: string;
  /** The server's word for who may see it, our own until it has one. */
  readonly scope: string;
  /** Person or learner the record is about; empty when it is about neither. */
  readonly subject: string;
  /** The server's last copy, null when it has none that we know of. */
  readonly server: StoredRecord | null;
  /** The server's position of that copy; 0 without one. Counts only within the `generation`. */
  readonly position: number;
  readonly receivedAt: string | null;
  /** Which full pull brought the copy: what an older one brought and a newer did not is gone. */
  readonly generation: number;
  /** The server's copy with undelivered operations on top; null when they have nothing to lie on. */
  readonly shown: StoredRecord | null;
  readonly quarantined: QuarantineReason | null;
  readonly delivery: KeptDelivery;
  /** 1 when the record needs a person; absent otherwise, so that the index is small. */
  readonly attention?: 1;
};

/**
 * `pending`: the server has not answered. `acknowledged`: it has, but the pulled copy does not hold it yet.
 * `passed`: it does; the payload waits for a backup. `quarantined`: the server would not have it; a person must look.
 */
export type OutboxState = 'pending' | 'acknowledged' | 'passed' | 'quarantined';

export type OutboxEntry = {
  /** The order things were written in on this device; stays when an operation gets a new name. */
  readonly sequence: number;
  /** With `n` the operation's name. Another than the store's own only for what was sent before it got a new one. */
  readonly replicaId: string;
  readonly n: number;
  readonly recordId: string;
  readonly kind: string;
  readonly schema: number;
  /** Device time. */
  readonly at: string;
  /** Absent on what was written before there was a hybrid clock. */
  readonly hlc?: string;
  readonly groupId?: string;
  /** As it was written, in the shape of its `schema`: `upcastBody` reads it. */
  readonly operation: OperationBody;
  readonly state: OutboxState;
  /** From the outcome; absent while pending. */
  readonly position?: number;
  readonly conflict?: boolean;
  readonly receivedAt?: string;
  readonly reason?: QuarantineReason;
};

/**
 * The headers of all records of a kind as they were once, or of some thousand of them, sealed in one: read at once where
 * each record would be opened.
 */
export type HeaderRow = {
  /** The kind; of a later part the kind and its number, as `response/3`. */
  readonly kind: string;
  /** `headerShape` when it was made. */
  readonly shape: number;
  /** Another each time: of two tabs that make it anew, one finds that it came too late. */
  readonly revision: number;
  /** How many parts there are, in the first; absent where it is the only one. */
  readonly parts?: number;
  readonly headers: readonly StoredHeader[];
};

/** Records that have been written since, noted in the transaction that wrote them. Folded in and taken away in between. */
export type HeaderMark = {
  readonly n: number;
  /** Null: more than a list of records. */
  readonly ids: readonly string[] | null;
};

/** A signed record that somebody is correcting: hers alone, on this device, until she signs it. */
export type CorrectionDraft = {
  readonly recordId: string;
  readonly reason: string;
  /** Hash of the version that stood when she began. */
  readonly amends: string;
  /** Canonical `url|version` of its form. */
  readonly canonical: string;
  /** The answers so far. */
  readonly response: QuestionnaireResponse;
  /** The proposal it takes in, as it was when she decided, if any. */
  readonly takes: { readonly of: string; readonly base: string | null } | null;
  /** Device time, ISO 8601. */
  readonly startedAt: string;
};

/** What somebody is writing in a sheet: opaque ids and closed words outside, the words themselves sealed. */
export type SheetDraft = {
  /** Which sheet and of what, as `weight:<person id>`. */
  readonly id: string;
  /** The record it is about: it goes when that may no longer be seen here. Empty when it is about none. */
  readonly about: string;
  /** As the sheet put it; whoever reads it checks it. */
  readonly value: unknown;
};

/** The one row of the meta table. */
export type Meta = {
  readonly key: 'store';
  readonly tenantId: string;
  /** Made in the transaction that creates the store: a store made anew is a new replica. */
  readonly replicaId: string;
  /** Names the store had before it got this one, the oldest first; absent when it never had another. */
  readonly formerReplicaIds?: readonly string[];
  /** The last `n` and the last `sequence` given out. */
  readonly counter: number;
  readonly sequence: number;
  readonly epoch: string | null;
  readonly cursor: string | null;
  readonly safeN: number;
  readonly generation: number;
  /** No row of this generation has a higher `position`. Absent in stores from before it was kept, until a full pull. */
  readonly highest?: number;
  /** A full pull is under way; when it is whole, rows of older generations go. */
  readonly sweeping: boolean;
  readonly firstSyncDone: boolean;
  readonly lastDeliveredAt: string | null;
  /** The hybrid clock: the latest this device wrote or saw of its user's own. */
  readonly hlc?: string;
  /** What the browser has lost of this store, the oldest first; absent when it never has. */
  readonly losses?: readonly StoreLoss[];
  /** Sealed when the store was made: opens with its own key and no other. Absent in stores from before there was one. */
  readonly keyProof?: Uint8Array;
  /** Undelivered operations that no longer opened, until the journal has been asked for them; absent when there are none. */
  readonly setAside?: readonly SetAside[];
  /** Absent when every answer stands in the outbox itself. */
  readonly answered?: Answered;
};

/**
 * The server's answers that are not worked into the outbox yet: its entries still say that they wait. Nothing that
 * changes what waits may be done before these are worked in (`foldAnswers`).
 */
export type Answered = {
  /** Whose names the numbers are. Under another name, or in another epoch, the list says nothing. */
  readonly replicaId: string;
  readonly epoch: string;
  readonly runs: readonly AnsweredRun[];
};

/** Operations that follow on each other in every way: the one at `sequence + 1` has `n + 1` and lies at `position + 1`. */
export type AnsweredRun = {
  readonly sequence: number;
  readonly n: number;
  readonly position: number;
  readonly receivedAt: string;
  readonly count: number;
};

/** Name and place of an operation whose content no longer opens. */
export type SetAside = Pick<OutboxEntry, 'sequence' | 'replicaId' | 'n' | 'kind' | 'at'>;

/** The store was found gone or set back at a start (`journal/SPEC.md`). Nothing personal: it is reported to the server. */
export type StoreLoss = {
  readonly id: string;
  /** Device time when it was found, ISO 8601. */
  readonly at: string;
  /** `rebuilt`: from the journal. `lost`: there was no journal to rebuild it from. */
  readonly outcome: 'rebuilt' | 'lost';
  /** Undelivered operations that were put back. */
  readonly restored: number;
  /** Operations of which nothing is left here and that may not have been delivered. */
  readonly mayBeLost: number;
  /** Device time of the newest operation anything is known of. */
  readonly lastAt: string | null;
  /** Bad places in the journal. */
  readonly damaged: number;
  /** The person has read it. */
  readonly isTold: boolean;
  /** The server has it. */
  readonly isReported: boolean;
};
