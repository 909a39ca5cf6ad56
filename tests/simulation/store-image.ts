/** What lies in a device's database as it lies there, sealed or not: for what is put back, and what must not be found. */
export type StoreImage = {
  readonly name: string;
  readonly version: number;
  readonly tables: ReadonlyMap<string, TableImage>;
};

type TableImage = {
  readonly rows: readonly unknown[];
  readonly keyPath: string | readonly string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly IndexImage[];
};

type IndexImage = Pick<IDBIndex, 'name' | 'keyPath' | 'unique' | 'multiEntry'>;

/** Null when there is no such database. */
export async function readImage(factory: IDBFactory, name: string): Promise<StoreImage | null> {
  const known = await factory.databases();
  if (!known.some((database) => database.name === name)) return null;
  const database = await toPromise(factory.open(name));
  try {
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names, 'readonly');
    const tables = new Map<string, TableImage>();
    const reads = names.map(async (table) => {
      const store = transaction.objectStore(table);
      const { keyPath, autoIncrement } = store;
      const indexes = [...store.indexNames].map((index) => toIndexImage(store.index(index)));
      const rows = (await toPromise(store.getAll())) as readonly unknown[];
      tables.set(table, { rows, keyPath, autoIncrement, indexes });
    });
    await Promise.all(reads);
    return { name, version: database.version, tables };
  } finally {
    database.close();
  }
}

/** Puts the rows of the image in place of what the database holds; makes it as it was when the browser has lost it since. */
export async function writeImage(factory: IDBFactory, image: StoreImage): Promise<void> {
  const opening = factory.open(image.name, image.version);
  opening.addEventListener('upgradeneeded', () => createTables(opening.result, image));
  const database = await toPromise(opening);
  try {
    const names = [...image.tables.keys()];
    const transaction = database.transaction(names, 'readwrite');
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    });
    for (const [table, { rows }] of image.tables) {
      const store = transaction.objectStore(table);
      store.clear();
      for (const row of rows) store.put(row);
    }
    await done;
  } finally {
    database.close();
  }
}

const toIndexImage = ({ name, keyPath, unique, multiEntry }: IDBIndex): IndexImage => ({
  name,
  keyPath,
  unique,
  multiEntry,
});

function createTables(database: IDBDatabase, { tables }: StoreImage): void {
  for (const [table, { keyPath, autoIncrement, indexes }] of tables) {
    const path = typeof keyPath === 'string' || keyPath === null ? keyPath : [...keyPath];
    const store = database.createObjectStore(table, { keyPath: path, autoIncrement });
    for (const { name, keyPath: indexed, unique, multiEntry } of indexes) {
      store.createIndex(name, indexed, { unique, multiEntry });
    }
  }
}

/** Whether this text lies anywhere in the image, as text or as bytes. */
export function isInImage(image: StoreImage, text: string): boolean {
  const stack: unknown[] = [...image.tables.values()];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === 'string' && value.includes(text)) return true;
    if (ArrayBuffer.isView(value)) {
      if (isInBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), text)) return true;
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) stack.push(key, entry);
    }
  }
  return false;
}

export const isInBytes = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);

function toPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('failed')));
  });
}
