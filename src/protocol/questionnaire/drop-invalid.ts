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
      value = without(value, path);
      repaired.push({ reason: 'fieldDropped', path: toText(path) });
    }
  }
  return null;
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const index = Number(key);
    return rest.length === 0 ? value.toSpliced(index, 1) : value.with(index, without(value[index], rest));
  }
  const { [String(key)]: part, ...others } = value as Readonly<Record<string, unknown>>;
  return rest.length === 0 ? others : { ...others, [String(key)]: without(part, rest) };
}

const toText = (path: Path): string =>
  path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
