import type { Transaction } from 'dexie';

export type Migration = {
  readonly version: number;
  readonly date: string;
  readonly why: string;
  /** Dexie's schema: tables not named stay as they are. Only opaque ids and closed words are indexed. */
  readonly stores: { readonly [table: string]: string | null };
  readonly upgrade?: (transaction: Transaction) => PromiseLike<void>;
};

/** Append only, never edit: somewhere a phone wakes with every version there ever was. Never touches outbox payloads. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    date: '2026-11-21',
    why: 'The first store: records, what is to be sent, and the store itself.',
    stores: {
      records: 'id, kind, scope, subject, attention',
      outbox: 'sequence, n, recordId, state',
      meta: 'key',
    },
  },
  {
    version: 2,
    date: '2026-11-22',
    why: 'What was opened goes through the outbox too, and is not counted among what somebody has written.',
    stores: { outbox: 'sequence, n, recordId, state, [state+kind]' },
  },
  {
    version: 3,
    date: '2026-11-22',
    why: 'Each index is a write more for every record of a first pull; a scope is taken away so seldom that it may be looked for.',
    stores: { records: 'id, kind, subject, attention' },
  },
  {
    version: 4,
    date: '2026-11-22',
    why: 'One index where there were two: what is looked for is one kind, or one kind about one person.',
    stores: { records: 'id, [kind+subject], attention' },
  },
  {
    version: 5,
    date: '2026-11-22',
    why: 'What the lists of I dag and the search show lies sealed in one row of each kind: a phone opens seven values, not thousands.',
    stores: { headers: 'kind, shape', headerMarks: '++n' },
  },
  {
    version: 6,
    date: '2026-11-22',
    why: 'A correction that is not signed yet lies on the device like every other answer, and is offered again.',
    stores: { corrections: 'recordId' },
  },
  {
    version: 7,
    date: '2026-11-22',
    why: 'Many answers are noted in one short list in the store’s own row: an older tab would not look there, and has to give way.',
    stores: {},
  },
  {
    version: 8,
    date: '2026-11-22',
    why: 'What is written in a sheet lies on the device from the first letter, like the answers of a form.',
    stores: { sheets: 'id' },
  },
];
