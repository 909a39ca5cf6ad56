/**
 * One written group of operations, sealed. The names stand outside the seal, so that a file can be tidied up without
 * the key; they are bound to the payload by `boundWords`.
 */
export type OperationsFrame = {
  readonly kind: 'operations';
  readonly replicaId: string;
  /** The first and last `n` in the payload, which holds every one between. */
  readonly first: number;
  readonly last: number;
  readonly payload: Uint8Array;
};

/** How far the replica's operations have come. The newest frame of a replica counts, also when it takes back. */
export type SettledFrame = {
  readonly kind: 'settled';
  readonly replicaId: string;
  /** The server has answered for everything up to here but `except`. */
  readonly upTo: number;
  /** Up to here the store itself has let go of the payloads. */
  readonly goneTo: number;
  /** Server time of the newest answer, milliseconds since 1970; 0 when unknown. */
  readonly receivedAt: number;
  /** What the server keeps in quarantine: a person must look at it, so it is not done with. */
  readonly except: readonly number[];
};

/** From here on the store writes under this name. */
export type ReplicaFrame = { readonly kind: 'replica'; readonly replicaId: string };

export type JournalFrame = OperationsFrame | SettledFrame | ReplicaFrame;

/** What a payload is bound to: under another name, or another user, it does not open. */
export const boundWords = (
  staffId: string,
  { replicaId, first, last }: Pick<OperationsFrame, 'replicaId' | 'first' | 'last'>,
): string => `visitt journal 1|${staffId}|${replicaId}|${first}|${last}`;
