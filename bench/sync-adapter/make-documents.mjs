import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The harness' own documents. The harness is started from its own folder; a copy elsewhere is named by
 * `SYNC_PEERS`.
 */
export async function makeDocuments(count, options, from) {
  const folder = process.env.SYNC_PEERS ?? process.cwd();
  const { makeDocs } = await import(pathToFileURL(path.join(folder, 'lib', 'docs.mjs')).href);
  return makeDocs(count, options, from);
}
