import { StorageError, type StorageProblem } from './device-store.ts';

/**
 * What went wrong in IndexedDB, in our closed set of words. Browsers wrap the cause: a full disk arrives as an
 * `AbortError` around a `QuotaExceededError`, so inner errors are looked at first.
 */
export function toStorageProblem(error: unknown): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  for (const name of errorNames(error)) {
    const reason = reasonByName[name];
    if (reason) return { reason, cause: error };
  }
  return { reason: 'unknown', cause: error };
}

const reasonByName: { readonly [name: string]: StorageProblem['reason'] } = {
  QuotaExceededError: 'full',
  TimeoutError: 'timeout',
  MissingAPIError: 'unavailable',
  SecurityError: 'unavailable',
  InvalidStateError: 'unavailable',
  DatabaseClosedError: 'unavailable',
  OpenFailedError: 'unavailable',
  VersionError: 'blocked',
  VersionChangeError: 'blocked',
  BlockedError: 'blocked',
  NotFoundError: 'damaged',
  NoSuchDatabaseError: 'damaged',
  DataError: 'damaged',
  DataCloneError: 'damaged',
  UnknownError: 'damaged',
  SealBroken: 'damaged',
};

/** `failures`: what Dexie calls the causes of a failed bulk write. */
type AnyError = {
  readonly name?: unknown;
  readonly inner?: unknown;
  readonly cause?: unknown;
  readonly failures?: readonly unknown[];
};

/** Names from the innermost cause outwards. */
function errorNames(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { name, inner, cause, failures } = error as AnyError;
  const outer = typeof name === 'string' ? [name] : [];
  return [...errorNames(inner ?? cause ?? failures?.[0], depth + 1), ...outer];
}
