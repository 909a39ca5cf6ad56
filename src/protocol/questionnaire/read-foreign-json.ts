import type { ImportFinding } from '#domain/forms/mend/import-finding.ts';

/** Five megabytes of text; the largest public form known is well under one. */
export const maxCharacters = 5 * 1024 * 1024;
/** Levels of brackets. A FHIR item needs two levels, so this is thirty items inside each other and their extensions. */
export const maxDepth = 96;

export type ForeignJson =
  | { readonly ok: true; readonly value: unknown; readonly repaired: readonly ImportFinding[] }
  | { readonly ok: false; readonly error: ImportFinding };

const refuse = (reason: 'tooLarge' | 'tooDeep' | 'notJson', detail?: string): ForeignJson => ({
  ok: false,
  error: { reason, path: '', ...(detail === undefined ? {} : { detail }) },
});

/** Text or a parsed value from anywhere, as plain data without surprises. Size and depth are looked at first. */
export function readForeignJson(input: unknown): ForeignJson {
  let value = input;
  if (typeof input === 'string') {
    if (input.length > maxCharacters) return refuse('tooLarge');
    const text = input.replace(/^\uFEFF/, '');
    if (textDepth(text) > maxDepth) return refuse('tooDeep');
    try {
      value = JSON.parse(text) as unknown;
    } catch (error) {
      return refuse('notJson', error instanceof Error ? error.message : '');
    }
  } else if (valueDepth(input) > maxDepth) return refuse('tooDeep');
  // A look at the text is enough to know that there is nothing to take out; an escape might hide a name.
  const isClear = typeof input === 'string' && !suspicious.test(input);
  const repaired: ImportFinding[] = [];
  return { ok: true, value: isClear ? value : withoutUnsafeKeys(value, '', repaired), repaired };
}

/** Counted before parsing, because a parser that goes down with the brackets is what deep input is aimed at. */
function textDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 34) index = endOfString(text, index);
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return deepest;
}

/** Where the quote is that ends the string; the end of the text when there is none. Most of a form is strings. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** Level by level, so that no depth ends the stack; a circle is as good as too deep. */
function valueDepth(value: unknown): number {
  let level: readonly unknown[] = [value];
  let depth = 0;
  for (; depth <= maxDepth; depth += 1) {
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
    if (level.length === 0) return depth;
    if (level.length > maxCharacters) return maxDepth + 1;
  }
  return depth;
}

const suspicious = /"(?:__proto__|constructor|prototype)"|\\u/;
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

function withoutUnsafeKeys(value: unknown, path: string, repaired: ImportFinding[]): unknown {
  if (Array.isArray(value)) {
    return value.map((part: unknown, index) => withoutUnsafeKeys(part, `${path}[${index}]`, repaired));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = [];
  for (const [key, part] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`;
    if (unsafeKeys.has(key)) repaired.push({ reason: 'unsafeKey', path: place, detail: key });
    else entries.push([key, withoutUnsafeKeys(part, place, repaired)]);
  }
  return Object.fromEntries(entries);
}
