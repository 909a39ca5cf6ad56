/**
 * Rows with all their committed versions, so that a reader can have the state of any earlier moment and a server can
 * be set back to one.
 */
export type VersionedRows = {
  /** As committed at `moment` (absent: now); undefined when there was none. */
  read(key: string, moment?: number): unknown;
  /** Every version of the row that is kept, oldest first. */
  versions(key: string): readonly Version[];
  /** Keys that begin with `prefix`, of rows there ever were. */
  keys(prefix: string): Iterable<string>;
  commit(moment: number, writes: ReadonlyMap<string, unknown>): void;
  /** Forgets everything that was committed after `moment`. */
  restore(moment: number): void;
};

export type Version = { readonly moment: number; readonly row: unknown };

/** Keys are `tenant/table/…`; the first two parts are what can be listed. */
export function createVersionedRows(): VersionedRows {
  const versions = new Map<string, Version[]>();
  const lists = new Map<string, Set<string>>();
  const listOf = (key: string) => key.slice(0, key.indexOf('/', key.indexOf('/') + 1) + 1);
  return {
    read: (key, moment) => {
      const known = versions.get(key);
      const found = moment === undefined ? known?.at(-1) : known?.findLast((one) => one.moment <= moment);
      return found?.row;
    },
    versions: (key) => versions.get(key) ?? [],
    keys: (prefix) => lists.get(prefix) ?? [],
    commit: (moment, writes) => {
      for (const [key, row] of writes) {
        const known = versions.get(key);
        if (known) known.push({ moment, row });
        else versions.set(key, [{ moment, row }]);
        const prefix = listOf(key);
        const list = lists.get(prefix);
        if (list) list.add(key);
        else lists.set(prefix, new Set([key]));
      }
    },
    restore: (moment) => {
      for (const [key, known] of versions) {
        const kept = known.filter((one) => one.moment <= moment);
        if (kept.length === known.length) continue;
        if (kept.length > 0) versions.set(key, kept);
        else {
          versions.delete(key);
          lists.get(listOf(key))?.delete(key);
        }
      }
    },
  };
}
