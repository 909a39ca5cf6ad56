import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware, ObservabilitySet } from 'dexie';
import { notedRecords } from './changed-ids.ts';

/**
 * Says of every write to the records which they were. Dexie does so itself, but of fifty or more in one request only
 * that there were some; one by one, its own way takes a tenth of a first pull. What is said here goes with its event to
 * the other tabs.
 */
export const noteWrites: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'visitt-note-writes',
  level: 12,
  create: (down) => ({
    ...down,
    table: (name) => (name === 'records' ? noting(down.table(name), down.schema.name) : down.table(name)),
  }),
};

const noting = (table: DBCoreTable, database: string): DBCoreTable => ({
  ...table,
  mutate: (request) => {
    const written = request.type === 'deleteRange' ? anything : toOne(JSON.stringify(idsOf(request)));
    const note: ObservabilitySet = { [notedRecords(database)]: { d: 1, ...written } };
    return table.mutate({ ...request, mutatedParts: { ...request.mutatedParts, ...note } });
  },
});

/** More than one text: nobody can tell which. */
const anything = { from: '', to: '\u{ffff}' };
const toOne = (ids: string) => ({ from: ids, to: ids });

const idsOf = (request: Exclude<DBCoreMutateRequest, { type: 'deleteRange' }>): readonly string[] =>
  request.type === 'delete'
    ? (request.keys as readonly string[])
    : request.values.map(({ id }: { readonly id: string }) => id);
