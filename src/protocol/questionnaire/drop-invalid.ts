import type * as z from 'zod/mini';
import type { ImportFinding } from '#domain/forms/mend/import-finding.ts';

type Path = readonly PropertyKey[];

/** Each round drops what the schema stumbled on; what lies deeper shows in the next. */
const maxRounds = 20;

/** The value with every part that the schema refuses taken out; null when the whole of it is refused. */
export function dropInvalid<T>(
  schema: z.ZodMiniType<T>,
  given: unknown,
): { readonly value: T; readonly repaired: readonly ImportFinding[] } | null {
  let value = given;
  const repaired: ImportFinding[] = [];
  for (let round = 0; round < maxRounds; round += 1) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { value: parsed.data, repaired };
    const paths = parsed.error.issues.map(({ path }) => path);
    if (paths.some((path) => path.length === 0)) return null;
    // From the back, so that taking one out of a list does not move those still to be taken.
    for (const path of paths.toReversed()) {
      const found = at(value, path);
      const corrected = round === 0 ? toPlain(found) : undefined;
      value = replaced(value, path, corrected);
      repaired.push({
        reason: corrected === undefined ? 'fieldDropped' : 'fieldCorrected',
        path: toText(path),
        ...(typeof found === 'string' ? { detail: found.slice(0, 80) } : {}),
      });
    }
  }
  return null;
}

/** `"true"` and `"3"` were meant as true and 3; if that is wrong as well, the next round takes it out. */
function toPlain(value: unknown): boolean | number | undefined {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (around, key) =>
      typeof around === 'object' && around !== null
        ? (around as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  );

/** With another value at the path; undefined takes the part out. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const index = Number(key);
    if (rest.length > 0) return value.with(index, replaced(value[index], rest, by));
    return by === undefined ? value.toSpliced(index, 1) : value.with(index, by);
  }
  const { [String(key)]: part, ...others } = value as Readonly<Record<string, unknown>>;
  const next = rest.length > 0 ? replaced(part, rest, by) : by;
  return next === undefined ? others : { ...others, [String(key)]: next };
}

const toText = (path: Path): string =>
  path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
