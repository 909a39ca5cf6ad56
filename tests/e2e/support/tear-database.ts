import { readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

/**
 * Cuts the end off the browser's newest IndexedDB log, as a crash in the middle of a write does. The next start looks
 * well; after the next write, and one more start, Chromium throws the whole database away. `folder`: a closed profile.
 */
export function tearDatabase(folder: string, bytes: number): void {
  const stores = path.join(folder, 'Default', 'IndexedDB');
  const logs = readdirSync(stores, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log'))
    .map((name) => path.join(stores, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const [newest] = logs;
  if (newest === undefined) throw new Error('the browser has written no IndexedDB log');
  const { size } = statSync(newest);
  if (size <= bytes) throw new Error(`the log is only ${size} bytes`);
  truncateSync(newest, size - bytes);
}
