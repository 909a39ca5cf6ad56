import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';
import { createBulkSealer } from './bulk-sealer.ts';
import { createOpenedFields } from './opened-fields.ts';
import { boundWords, fromPlainBytes, toPlainBytes } from './sealed-field.ts';
import { createSealer } from './sealer.ts';

/** A field of a row, to be sealed before the transaction that stores it. */
export type FieldAhead = {
  readonly key: string | number;
  readonly field: string;
  readonly value: object;
  /** The value as it is to be sealed, when it is at hand: then nobody looks into it. */
  readonly plain?: Uint8Array<ArrayBuffer> | undefined;
};

/** Seals what goes into the tables of one store and opens what comes out, inside their transactions. */
export type RowVault = {
  readonly middleware: Middleware<DBCore>;
  /**
   * Seals many with the browser's own cipher, which is faster but answers later. A transaction that then stores these
   * very objects under these keys takes what was sealed here.
   */
  sealAhead(table: string, fields: readonly FieldAhead[]): Promise<void>;
  /** The same the other way: rows just read, whose sealed fields will be looked at. */
  openAhead(rows: readonly object[]): Promise<void>;
  /** What one field of a row just read says, remembered nowhere: for much that is read once. Undefined when it does not open. */
  openOnce(row: object, field: string): Promise<unknown>;
  /** False when a field of the row does not open: another key, or bits that have changed. */
  isReadable(row: object): boolean;
  /** Bytes that tell this key from every other. */
  toProof(): Uint8Array;
  isProof(bytes: Uint8Array): boolean;
  /** Forgets all that was opened, and the key. */
  close(): void;
};

export type RowVaultOptions = {
  /** The store's own name: rows of one store do not open in another. */
  readonly store: string;
  /** 32 bytes. */
  readonly dataKey: Uint8Array;
  /** By table, the fields that stay as they are; all others are sealed. A table not named is left alone. */
  readonly plain: { readonly [table: string]: readonly string[] };
};

/** Where a row that was read keeps its sealed fields, for `openAhead`. */
const sealedFields = Symbol('sealed');
type Row = { readonly [field: string]: unknown };
type ReadRow = Row & { readonly [sealedFields]?: ReadonlyMap<string, Uint8Array> };

export function createRowVault({ store, dataKey, plain }: RowVaultOptions): RowVault {
  const key = dataKey.slice();
  const sealer = createSealer(key);
  const bulk = createBulkSealer(key);
  const opened = createOpenedFields();

  const seal = (value: unknown, bound: string): Uint8Array => {
    const isObject = typeof value === 'object' && value !== null;
    const before = isObject ? opened.sealingOf(value, bound) : undefined;
    if (before) return before;
    const sealed = sealer.seal(toPlainBytes(value), bound);
    if (isObject) opened.put(bound, sealed, value);
    return sealed;
  };

  const open = (sealed: Uint8Array, bound: string): unknown => {
    const before = opened.find(bound, sealed);
    if (before) return before.value;
    const value = fromPlainBytes(sealer.open(sealed, bound));
    opened.put(bound, sealed, value);
    return value;
  };

  const sealRow = (table: string, keyPath: string, plainFields: ReadonlySet<string>, row: Row): Row => {
    const rowKey = row[keyPath] as string | number;
    const stored: { [field: string]: unknown } = {};
    const sealed = new Map<unknown, string>();
    const asRead = (row as ReadRow)[sealedFields];
    for (const field of Object.keys(row)) {
      const untouched =
        !plainFields.has(field) &&
        asRead &&
        isAsRead(row, field) &&
        asRead.get(boundWords(store, table, rowKey, field));
      if (untouched) {
        stored[field] = untouched;
        continue;
      }
      const value = row[field];
      if (plainFields.has(field)) stored[field] = value;
      else if (value === null || value === undefined) stored[field] = value;
      else if (sealed.has(value)) stored[field] = sealed.get(value);
      else {
        stored[field] = seal(value, boundWords(store, table, rowKey, field));
        if (typeof value === 'object') sealed.set(value, field);
      }
    }
    return stored;
  };

  /** Sealed fields open when they are looked at: many rows are only counted, or looked at from outside. */
  const readRow = (
    table: string,
    keyPath: string,
    plainFields: ReadonlySet<string>,
    row: unknown,
  ): unknown => {
    if (typeof row !== 'object' || row === null) return row;
    const stored = row as { readonly [field: string]: unknown };
    const read: { [field: string]: unknown } = {};
    const sealed = new Map<string, Uint8Array>();
    for (const [field, value] of Object.entries(stored)) {
      // A field that has been named since it was sealed opens all the same.
      const isPlain = plainFields.has(field) && !ArrayBuffer.isView(value);
      if (isPlain || value === null || value === undefined) {
        read[field] = value;
        continue;
      }
      const from = typeof value === 'string' ? value : field;
      const bytes = stored[from] as Uint8Array;
      const bound = boundWords(store, table, stored[keyPath] as string | number, from);
      sealed.set(bound, bytes);
      Object.defineProperty(read, field, {
        enumerable: true,
        configurable: true,
        get: () => open(bytes, bound),
      });
    }
    Object.defineProperty(read, sealedFields, { value: sealed });
    return read;
  };

  const sealingTable = (name: string, down: DBCoreTable): DBCoreTable => {
    const { keyPath } = down.schema.primaryKey;
    const names = plain[name];
    if (!names || typeof keyPath !== 'string') return down;
    const plainFields = new Set([...names, keyPath]);
    const read = (row: unknown): unknown => readRow(name, keyPath, plainFields, row);
    return {
      ...down,
      mutate: (request) =>
        request.type === 'add' || request.type === 'put'
          ? down.mutate({
              ...request,
              values: request.values.map((row: Row) => sealRow(name, keyPath, plainFields, row)),
            })
          : down.mutate(request),
      // `then`, not `await`: Dexie keeps the transaction over its own promises.
      get: (request) => down.get(request).then(read),
      getMany: (request) => down.getMany(request).then((rows) => rows.map(read)),
      query: (request) =>
        down
          .query(request)
          .then((answer) =>
            request.values === false ? answer : { ...answer, result: answer.result.map(read) },
          ),
      openCursor: (request) =>
        down
          .openCursor(request)
          .then((cursor) => (cursor && request.values !== false ? readingCursor(cursor, read) : cursor)),
    };
  };

  return {
    middleware: {
      stack: 'dbcore',
      name: 'visitt-vault',
      create: (down) => ({ ...down, table: (name) => sealingTable(name, down.table(name)) }),
    },
    sealAhead: async (table, fields) => {
      const wanted = fields.map(({ key: rowKey, field, value, plain: bytes }) => ({
        value,
        bytes,
        bound: boundWords(store, table, rowKey, field),
      }));
      const sealed = await bulk.seal(
        wanted.map(({ value, bytes, bound }) => ({ plain: bytes ?? toPlainBytes(value), bound })),
      );
      for (const [index, { value, bound }] of wanted.entries()) {
        const bytes = sealed[index];
        if (bytes) opened.put(bound, bytes, value);
      }
    },
    openAhead: async (rows) => {
      const wanted = rows.flatMap((row) =>
        [...((row as ReadRow)[sealedFields] ?? [])]
          .filter(([bound, sealed]) => !opened.find(bound, sealed))
          .map(([bound, sealed]) => ({ bound, sealed })),
      );
      const plainBytes = await bulk.open(wanted);
      for (const [index, { bound, sealed }] of wanted.entries()) {
        const bytes = plainBytes[index];
        // What does not open here says so when it is looked at.
        if (bytes) opened.put(bound, sealed, fromPlainBytes(bytes));
      }
    },
    openOnce: async (row, field) => {
      const found = [...((row as ReadRow)[sealedFields] ?? [])].find(([bound]) =>
        bound.endsWith(`|${field}`),
      );
      if (!found) return undefined;
      const [bytes] = await bulk.open([{ bound: found[0], sealed: found[1] }]);
      return bytes && fromPlainBytes(bytes);
    },
    isReadable: (row) => {
      try {
        for (const [bound, sealed] of (row as ReadRow)[sealedFields] ?? []) open(sealed, bound);
        return true;
      } catch {
        return false;
      }
    },
    toProof: () => sealer.seal(new Uint8Array(0), boundWords(store, 'meta', 'store', 'keyProof')),
    isProof: (bytes) => {
      try {
        sealer.open(bytes, boundWords(store, 'meta', 'store', 'keyProof'));
        return true;
      } catch {
        return false;
      }
    },
    close: () => {
      opened.clear();
      bulk.close();
      key.fill(0);
    },
  };
}

/** Whether the field is as it was read, and nobody has had to open it for the row to be written again. */
const isAsRead = (row: Row, field: string): boolean =>
  Object.getOwnPropertyDescriptor(row, field)?.get !== undefined;

/** The browser's cursors know themselves only by their own object: what is read of them goes through it. */
const readingCursor = (cursor: DBCoreCursor, read: (row: unknown) => unknown): DBCoreCursor =>
  Object.create(cursor, {
    key: { get: () => cursor.key as unknown },
    primaryKey: { get: () => cursor.primaryKey as unknown },
    value: { get: () => read(cursor.value) },
    done: { get: () => cursor.done },
  }) as DBCoreCursor;
