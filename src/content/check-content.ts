import type { Finding } from './check-questionnaire.ts';
import { parseContentFile, type ContentRecord } from './parse-content-file.ts';

export type FileFinding = Finding & { readonly file: string };
export type CheckedContent = {
  readonly records: readonly ContentRecord[];
  readonly findings: readonly FileFinding[];
};

/** All content files by name: each on its own, and then what they say of each other. */
export function checkContent(files: Readonly<Record<string, unknown>>): CheckedContent {
  const parsed = Object.entries(files).map(([file, content]) => ({
    file,
    result: parseContentFile(file, content),
  }));
  const records = parsed.flatMap(({ file, result }) => (result.ok ? [{ ...result.content, file }] : []));
  const single = parsed.flatMap(({ result }) =>
    result.ok ? [] : result.findings.map((finding) => ({ ...finding, file: result.file })),
  );
  const known = new Set(records.map(({ body }) => body.url));
  const twice = records
    .filter(({ id }, index) => records.findIndex((other) => other.id === id) !== index)
    .map(({ file, id }) => ({ file, path: 'url', message: `${id} is in another file too` }));
  const dangling = records.flatMap(({ file, body: { resource } }) =>
    (['questionnaire', 'planQuestionnaire'] as const).flatMap((path) => {
      const url = resource[path];
      if (typeof url !== 'string' || known.has(url)) return [];
      return [{ file, path, message: `no content file has the url ${url}` }];
    }),
  );
  return {
    records: records.map(({ id, body }) => ({ id, body })),
    // A file that cannot be read would be missed by every other that names it.
    findings: [...single, ...twice, ...(single.length === 0 ? dangling : [])],
  };
}
