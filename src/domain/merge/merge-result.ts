import type { StoredRecord } from './record.ts';

export type MergeFailure = 'missingRecord' | 'wrongKind' | 'invalidBody';

/** `conflict`: taken, and a person has something to decide. `duplicate`: it changes nothing. */
export type MergeResult =
  | {
      readonly ok: true;
      readonly status: 'applied' | 'duplicate' | 'conflict';
      readonly record: StoredRecord;
    }
  | { readonly ok: false; readonly reason: MergeFailure };
