import { checkContent } from './check-content.ts';
import type { ContentRecord } from './parse-content-file.ts';

const files = import.meta.glob(
  [
    './checklists/*.json',
    './programmes/*.json',
    './schedules/*.json',
    './indicators/*.json',
    './exercises/*.json',
  ],
  {
    eager: true,
    import: 'default',
  },
);

/**
 * All content that ships, ready to be stored as records of kind `content`. A broken file is a bug of the build
 * (`npm run check` names it), so it throws with every file and path.
 */
export function loadContent(): readonly ContentRecord[] {
  const { records, findings } = checkContent(files);
  if (findings.length === 0) return records;
  const lines = findings.map(({ file, path, message }) => `${file}: ${path}: ${message}`);
  throw new Error(`broken content\n${lines.join('\n')}`);
}
