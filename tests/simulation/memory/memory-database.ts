import { retryCollisions } from '#server/db/retry-collisions.ts';
import type { SyncDatabase } from '#server/sync/sync-rows.ts';
import { createMemoryRows } from './memory-rows.ts';
import { createRowLocks, SqlError } from './row-locks.ts';
import { only, type TableName, type Tables } from './tables.ts';
import { createVersionedRows } from './versioned-rows.ts';

/**
 * The tables of one database, shared by all server processes: many transactions at once, each with READ COMMITTED or
 * a snapshot, row locks that are waited for, unique keys, savepoints and commits in an order, as in PostgreSQL.
 */
export type MemoryDatabase = {
  /** A connection pool of one server process. `pause` is waited for before and after every statement. */
  connect(options?: ConnectOptions): Connection;
  /** What is committed now, or was at an earlier moment. */
  read<K extends TableName>(tenantId: string, table: K, key: string, moment?: number): Tables[K] | undefined;
  list<K extends TableName>(tenantId: string, table: K): readonly Tables[K][];
  /** Writes past all transactions: what an administrator does to the database itself. */
  put<K extends TableName>(tenantId: string, table: K, key: string, row: Tables[K]): void;
  /** Takes away a tenant's tombstones up to a position and notes how far, in one transaction. Returns how many went. */
  clearTombstones(tenantId: string, upTo: number): number;
  /** Every version ever committed, in the order of the commits. */
  history<K extends TableName>(
    tenantId: string,
    table: K,
  ): readonly { readonly moment: number; readonly row: Tables[K] }[];
  /** The moment of the last commit. */
  moment(): number;
  /** Back to an earlier moment. Open transactions are lost. */
  restore(moment: number): void;
};

export type ConnectOptions = {
  readonly pause?: (point: string) => Promise<void>;
  /** True for a value this database cannot hold. */
  readonly refuses?: (push: unknown) => boolean;
  /** Hears of waiting and of what is rolled back. */
  readonly told?: (what: string) => void;
};

export type Connection = SyncDatabase & {
  /** The process is gone: what it had open is rolled back, and nothing it waits for ever comes. */
  kill(): void;
};

/** One transaction. Rows are never changed in place. */
export type MemoryTransaction = {
  readonly tenantId: string;
  read<K extends TableName>(table: K, key: string): Tables[K] | undefined;
  scan<K extends TableName>(table: K): readonly Tables[K][];
  /** Waits for the row; false when it is not there. */
  lock(table: TableName, key: string): Promise<boolean>;
  /** A second row with the same key is SQLSTATE 23505, as soon as it is known that the first one stays. */
  insert<K extends TableName>(table: K, key: string, row: Tables[K]): Promise<void>;
  /** Locks, and writes what follows from the row as it then stands. False when it is not there. */
  update<K extends TableName>(table: K, key: string, change: (row: Tables[K]) => Tables[K]): Promise<boolean>;
  savepoint(): () => void;
};

type Life = { killed: boolean };

export function createMemoryDatabase(): MemoryDatabase {
  const rows = createVersionedRows();
  const locks = createRowLocks<object>();
  let moment = 0;
  let life = 0;

  const begin = (tenantId: string, isSnapshot: boolean) => {
    const self = {};
    const born = life;
    const at = isSnapshot ? moment : undefined;
    let writes = new Map<string, unknown>();
    const full = (table: string, key: string) => `${tenantId}/${table}/${key}`;
    const readFull = (key: string) => (writes.has(key) ? writes.get(key) : rows.read(key, at));
    const check = () => {
      if (born !== life) throw new SqlError('57P01');
    };
    const take = async (key: string) => {
      check();
      await locks.take(self, key);
      check();
    };
    const transaction: MemoryTransaction = {
      tenantId,
      read: <K extends TableName>(table: K, key: string) =>
        readFull(full(table, key)) as Tables[K] | undefined,
      scan: <K extends TableName>(table: K) => {
        const prefix = full(table, '');
        const keys = new Set(rows.keys(prefix));
        for (const key of writes.keys()) if (key.startsWith(prefix)) keys.add(key);
        return ([...keys].map(readFull) as readonly (Tables[K] | undefined)[]).filter(
          (row) => row !== undefined,
        );
      },
      lock: async (table, key) => {
        if (readFull(full(table, key)) === undefined) return false;
        await take(full(table, key));
        return readFull(full(table, key)) !== undefined;
      },
      insert: async (table, key, row) => {
        await take(full(table, key));
        if (readFull(full(table, key)) !== undefined) throw new SqlError('23505');
        writes.set(full(table, key), row);
      },
      update: async <K extends TableName>(table: K, key: string, change: (row: Tables[K]) => Tables[K]) => {
        if (readFull(full(table, key)) === undefined) return false;
        await take(full(table, key));
        const row = readFull(full(table, key));
        if (row === undefined) return false;
        writes.set(full(table, key), change(row as Tables[K]));
        return true;
      },
      savepoint: () => {
        const before = new Map(writes);
        const mark = locks.mark(self);
        return () => {
          writes = before;
          locks.release(self, mark);
        };
      },
    };
    return {
      transaction,
      commit: () => {
        check();
        if (writes.size > 0) {
          moment += 1;
          rows.commit(moment, writes);
        }
        locks.release(self);
      },
      rollback: () => locks.release(self),
    };
  };

  const connect = ({
    pause = () => Promise.resolve(),
    refuses = () => false,
    told = () => undefined,
  }: ConnectOptions = {}): Connection => {
    const process: Life = { killed: false };
    const open = new Set<() => void>();
    const alive = <T>(value: T): T | Promise<T> => (process.killed ? new Promise<T>(() => {}) : value);
    const step = async (point: string) => {
      await pause(point);
      await alive(null);
    };
    const run = async <T>(
      tenantId: string,
      isSnapshot: boolean,
      work: (transaction: MemoryTransaction) => Promise<T>,
    ): Promise<T> => {
      await step('begin');
      const { transaction, commit, rollback } = begin(tenantId, isSnapshot);
      open.add(rollback);
      try {
        const result = await work(transaction);
        await step('commit');
        commit();
        open.delete(rollback);
        await step('committed');
        return result;
      } catch (cause) {
        rollback();
        told(cause instanceof SqlError ? cause.code : 'rolled back');
        throw cause;
      } finally {
        open.delete(rollback);
      }
    };
    const transact =
      (isSnapshot: boolean): SyncDatabase['write'] =>
      (tenantId, work) =>
        retryCollisions(() =>
          run(tenantId, isSnapshot, (transaction) => work(createMemoryRows(transaction, step, refuses))),
        );
    return {
      write: transact(false),
      snapshot: transact(true),
      kill: () => {
        process.killed = true;
        for (const rollback of open) rollback();
        open.clear();
      },
    };
  };

  const list = <K extends TableName>(tenantId: string, table: K) =>
    [...rows.keys(`${tenantId}/${table}/`)]
      .map((key) => rows.read(key) as Tables[K] | undefined)
      .filter((row) => row !== undefined);

  return {
    connect,
    read: <K extends TableName>(tenantId: string, table: K, key: string, at?: number) =>
      rows.read(`${tenantId}/${table}/${key}`, at) as Tables[K] | undefined,
    list,
    put: (tenantId, table, key, row) => {
      moment += 1;
      rows.commit(moment, new Map([[`${tenantId}/${table}/${key}`, row]]));
    },
    clearTombstones: (tenantId, upTo) => {
      const old = list(tenantId, 'tombstone').filter(({ position }) => position <= upTo);
      const tenantKey = `${tenantId}/tenant/${only}`;
      const tenant = rows.read(tenantKey) as Tables['tenant'] | undefined;
      if (!tenant || old.length === 0) return 0;
      const clearedTo = Math.max(tenant.clearedTo, ...old.map(({ position }) => position));
      const gone = old.map(({ scope, id }) => [`${tenantId}/tombstone/${scope} ${id}`, undefined] as const);
      moment += 1;
      rows.commit(moment, new Map<string, unknown>([...gone, [tenantKey, { ...tenant, clearedTo }]]));
      return old.length;
    },
    history: <K extends TableName>(tenantId: string, table: K) =>
      [...rows.keys(`${tenantId}/${table}/`)]
        .flatMap(
          (key) => rows.versions(key) as readonly { readonly moment: number; readonly row: Tables[K] }[],
        )
        .toSorted((a, b) => a.moment - b.moment),
    moment: () => moment,
    restore: (at) => {
      life += 1;
      rows.restore(at);
    },
  };
}
