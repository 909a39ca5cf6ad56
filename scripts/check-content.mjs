// node scripts/check-content.mjs: every file in src/content is whole, or its name and the place in it are printed.
import './require-node.mjs';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';
import { withTsModule } from './run-ts.mjs';

const root = path.join(projectRoot, 'src', 'content');
const parsed = {};
const unreadable = [];
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.json') || entry.name === 'tsconfig.json') continue;
  const file = path.join(entry.parentPath, entry.name);
  const name = path.relative(projectRoot, file);
  try {
    parsed[name] = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    unreadable.push({ file: name, path: '', message: error.message });
  }
}

const { records, findings } = await withTsModule('src/content/check-content.ts', ({ checkContent }) =>
  checkContent(parsed),
);
const all = [...unreadable, ...findings];
for (const { file, path: place, message } of all) {
  process.stderr.write(`${file}: ${place || '(the whole file)'}: ${message}\n`);
}
if (all.length > 0) process.exit(1);
process.stdout.write(`content: ${records.length} files are whole\n`);
