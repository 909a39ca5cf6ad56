import type pg from 'pg';
import type { CatalogueTable } from './table-catalogue.ts';

const rowsAtOnce = 2_000;

/** What values look like as text must not depend on where the database stands. */
export const sameEverywhere = `SET LOCAL TIME ZONE 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`;

/** Every row as a line of JSON, some at a time, inside the caller's transaction. */
export async function* readRows(
  owner: pg.Client,
  { name, columns, order }: CatalogueTable,
): AsyncGenerator<readonly string[]> {
  const list = columns.map((column) => owner.escapeIdentifier(column)).join(', ');
  await owner.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line
     FROM (SELECT ${list} FROM visitt.${owner.escapeIdentifier(name)} ORDER BY ${order}) AS r`,
  );
  try {
    for (;;) {
      const { rows } = await owner.query<{ line: string }>(`FETCH ${rowsAtOnce} FROM rows`);
      if (rows.length === 0) return;
      yield rows.map(({ line }) => line);
    }
  } finally {
    await owner.query('CLOSE rows').catch(() => undefined);
  }
}
