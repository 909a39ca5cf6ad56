import type { Json } from '../fhir/json.ts';
import { toCanonicalJson } from './canonical-json.ts';
import type { Authorship } from './operation.ts';
import type { Stamp } from './record.ts';

/**
 * The stamp after a write. The earlier value is kept as an alternative, one a person, when somebody else wrote it
 * and the writer had not seen it; writing on top of a seen conflict settles it. Null: the writer has herself written
 * something newer on another device, and that stands.
 */
export function nextStamp(
  current: Stamp | undefined,
  currentValue: Json,
  value: Json,
  base: string | null,
  author: Authorship,
  calculated?: true,
): Stamp | null {
  const own: Stamp = calculated ? { ...author, calculated } : author;
  if (!current || current.operation === base) return own;
  if (hasNewer(current, author)) return null;
  if (calculated || current.calculated) return own;
  const { alternatives = [], ...overwritten } = current;
  const ofOthers = alternatives.filter(({ by }) => by !== author.by);
  if (toCanonicalJson(currentValue) === toCanonicalJson(value) || current.by === author.by) {
    return ofOthers.length > 0 ? { ...author, alternatives: ofOthers } : author;
  }
  const others = ofOthers.filter(({ by }) => by !== overwritten.by);
  return { ...author, alternatives: [...others, { ...overwritten, value: currentValue }] };
}

/** Her own later word, shown or kept as an alternative. Without both clocks nothing is known, and the last to come counts. */
function hasNewer({ alternatives = [], ...shown }: Stamp, { by, hlc, operation }: Authorship): boolean {
  return [shown, ...alternatives].some(
    (other) =>
      other.by === by &&
      other.operation !== operation &&
      other.hlc !== undefined &&
      hlc !== undefined &&
      other.hlc > hlc,
  );
}
