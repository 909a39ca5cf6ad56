import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import type { HeaderMark } from '../tables.ts';

const records = 'records';
const marks = 'headerMarks';

/**
 * Notes every record that is written, in the very transaction that writes it: what the headers were made from can never
 * have changed without a mark. Whoever writes need not know of it.
 */
export const markChanges: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'visitt-header-marks',
  // Above the vault, whose default is 10: one mark for all that is written together.
  level: 11,
  create: (down) => {
    // A store that is being brought up from an older version has none yet, and no headers either.
    if (!down.schema.tables.some(({ name }) => name === marks)) return down;
    return {
      ...down,
      transaction: (stores, mode, options) => {
        const isMarked = mode === 'readwrite' && stores.includes(records) && !stores.includes(marks);
        return down.transaction(isMarked ? [...stores, marks] : stores, mode, options);
      },
      table: (name) => (name === records ? marking(down.table(name), down.table(marks)) : down.table(name)),
    };
  },
};

const marking = (table: DBCoreTable, markTable: DBCoreTable): DBCoreTable => ({
  ...table,
  mutate: (request) => {
    const mark: Omit<HeaderMark, 'n'> = { ids: idsOf(request) };
    const marked = markTable.mutate({ type: 'add', trans: request.trans, values: [mark] });
    // What fails here ends the transaction, which tells of it.
    marked.catch(() => {});
    return table.mutate(request).then((answer) => marked.then(() => answer));
  },
});

function idsOf(request: DBCoreMutateRequest): readonly string[] | null {
  switch (request.type) {
    case 'add':
    case 'put':
      return request.values.map(({ id }: { readonly id: string }) => id);
    case 'delete':
      return request.keys as readonly string[];
    case 'deleteRange':
      return null;
  }
}
