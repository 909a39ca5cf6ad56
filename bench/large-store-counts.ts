/** Runs in the page: whether what the lists read at the next start has been made. */
export async function isReadyForStart(): Promise<boolean> {
  const { name } =
    (await indexedDB.databases()).find((one) => one.name?.startsWith('visitt-vault-') === true) ?? {};
  if (name === undefined) return false;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(new Error('no store')));
  });
  const from = db.transaction(['headers', 'headerMarks']);
  const read = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const [headers, marks] = await Promise.all([
    read(from.objectStore('headers').count()),
    read(from.objectStore('headerMarks').getAll()),
  ]);
  db.close();
  // A mark names all that was written together, or nothing when it was everything.
  const marked = (marks as readonly { readonly ids: readonly string[] | null }[]).map(
    ({ ids }) => ids?.length ?? Number.POSITIVE_INFINITY,
  );
  return headers > 0 && marked.reduce((sum, one) => sum + one, 0) <= 60;
}

/** Runs in the page: how many rows lie there, whatever is sealed in them. */
export async function countKept(): Promise<{ readonly persons: number; readonly records: number }> {
  const { name } =
    (await indexedDB.databases()).find((one) => one.name?.startsWith('visitt-vault-') === true) ?? {};
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name ?? '');
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(new Error('no store')));
  });
  const store = db.transaction('records').objectStore('records');
  const counted = (request: IDBRequest<number>): Promise<number> =>
    new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const [persons, records] = await Promise.all([
    counted(store.index('[kind+subject]').count(IDBKeyRange.bound(['person'], ['person', []]))),
    counted(store.count()),
  ]);
  db.close();
  return { persons, records };
}
