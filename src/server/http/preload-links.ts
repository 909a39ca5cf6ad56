import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const viteManifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.optional(z.array(z.string())) }),
);
type ViteManifest = z.infer<typeof viteManifest>;

export const isTryFormPage = (pathname: string): boolean => /^\/prov\/?$/.test(pathname);

/** What the page at an address goes on to import, so that the browser need not read one file to learn of the next. */
const continuations = [
  {
    isAt: isTryFormPage,
    entry: 'src/client/try-form/try-form-app.tsx',
    text: 'src/client/text/nb/index.ts',
  },
  // Bokmål's words for the first screen are in the first load.
  { isAt: () => true, entry: 'src/client/start-app.tsx', text: undefined },
] as const;

/** Words by what the browser asks for; what somebody chose on the phone is not known here. */
const texts = [
  { tag: /^en\b/i, entry: 'src/client/text/en/index.ts' },
  { tag: /^nn\b/i, entry: 'src/client/text/nn/index.ts' },
] as const;

/**
 * The `Link` header for an address of the app, from Vite's manifest in the built client; empty when there is none.
 * `languages`: the browser's `Accept-Language`. Counts on a first visit only: afterwards the service worker answers.
 */
export function createPreloadLinks(root: string): (pathname: string, languages?: string) => Promise<string> {
  let manifest: Promise<ViteManifest> | undefined;
  return async (pathname, languages = '') => {
    const found = continuations.find(({ isAt }) => isAt(pathname));
    const text = texts.find(({ tag }) => tag.test(languages))?.entry ?? found?.text;
    manifest ??= loadManifest(root);
    return toLinks(
      await manifest,
      [found?.entry, text].filter((entry) => entry !== undefined),
    );
  };
}

const loadManifest = (root: string): Promise<ViteManifest> =>
  readFile(join(root, '.vite', 'manifest.json'), 'utf8').then(
    (text) => viteManifest.parse(JSON.parse(text)),
    () => ({}),
  );

function toLinks(manifest: ViteManifest, entries: readonly string[]): string {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  entries.forEach(visit);
  return [...files].map((file) => `</${file}>; rel=modulepreload`).join(', ');
}
