/** What lies in a device's database as it lies there, sealed or not: for what is put back, and what must not be found. */
export type StoreImage = {
  readonly name: string;
  readonly version: number;
  readonly tables: ReadonlyMap<string, readonly unknown[]>;
};

/** Null when there is no such database. */
export async function readImage(factory: IDBFactory, name: string): Promise<StoreImage | null> {
  const known = await factory.databases();
  if (!known.some((database) => database.name === name)) return null;
  const database = await toPromise(factory.open(name));
  try {
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names, 'readonly');
    const tables = new Map<string, readonly unknown[]>();
    const reads = names.map(async (table) => {
      tables.set(table, (await toPromise(transaction.objectStore(table).getAll())) as readonly unknown[]);
    });
    await Promise.all(reads);
    return { name, version: database.version, tables };
  } finally {
    database.close();
  }
}

/** Puts the rows of the image in place of what the database holds; it must be there already. */
export async function writeImage(factory: IDBFactory, image: StoreImage): Promise<void> {
  const database = await toPromise(factory.open(image.name));
  try {
    const names = [...image.tables.keys()];
    const transaction = database.transaction(names, 'readwrite');
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    });
    for (const [table, rows] of image.tables) {
      const store = transaction.objectStore(table);
      store.clear();
      for (const row of rows) store.put(row);
    }
    await done;
  } finally {
    database.close();
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
