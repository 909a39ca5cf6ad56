import type pg from 'pg';

export type CatalogueTable = {
  readonly name: string;
  /** Those that are written; what the database works out itself is not among them. */
  readonly columns: readonly string[];
  /** SQL for an order that is the same in every database. */
  readonly order: string;
};

/** What must not come back: who logged out since would be logged in again, who was slowed down would be so still. */
const leftOut = ['session', 'rate_bucket'];

/** Every table of Visitt, those that are referred to before those that refer to them. */
export async function loadCatalogue(owner: pg.Client): Promise<readonly CatalogueTable[]> {
  const { rows } = await owner.query<CatalogueTable & { readonly refers_to: readonly string[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END, ', '
               ORDER BY k.place)
        FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
        WHERE i.indrelid = c.oid AND i.indisprimary) AS order,
       coalesce((SELECT array_agg(r.relname::text) FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '{}') AS refers_to
     FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
     WHERE s.nspname = 'visitt' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)
     ORDER BY c.relname`,
    [leftOut],
  );
  const sorted: (typeof rows)[number][] = [];
  const placed = new Set(leftOut);
  while (sorted.length < rows.length) {
    const next = rows.filter(
      ({ name, refers_to }) => !placed.has(name) && refers_to.every((other) => placed.has(other)),
    );
    if (next.length === 0) throw new Error('tables refer to each other in a ring');
    for (const table of next) {
      sorted.push(table);
      placed.add(table.name);
    }
  }
  return sorted.map(({ name, columns, order }) => ({ name, columns, order }));
}
