const maxDepth = 64;

/**
 * Why PostgreSQL (or a recursive reader) could not keep this value, null when it can. `text`: the same written as JSON,
 * in which what it could not keep is seen at once. Goes no deeper than it allows: a hundred thousand brackets must not overflow the
 * stack.
 */
export const unstorable = (value: unknown, text?: string): 'nul' | 'text' | 'depth' | null =>
  text !== undefined && isPlainJson(text) ? (isTooDeep(value, 0) ? 'depth' : null) : faultAt(value, 0);

/** Written as JSON, a NUL and half a surrogate are an escape of this kind. */
const isPlainJson = (text: string): boolean => plain.test(text) && !text.includes('\\u');

function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === maxDepth) return true;
  if (Array.isArray(value)) {
    for (const entry of value) if (isTooDeep(entry, depth + 1)) return true;
    return false;
  }
  for (const key of Object.keys(value)) {
    if (isTooDeep((value as { readonly [key: string]: unknown })[key], depth + 1)) return true;
  }
  return false;
}

function faultAt(value: unknown, depth: number): 'nul' | 'text' | 'depth' | null {
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'object' || value === null) return null;
  if (depth === maxDepth) return 'depth';
  if (Array.isArray(value)) {
    for (const entry of value) {
      const fault = faultAt(entry, depth + 1);
      if (fault) return fault;
    }
    return null;
  }
  for (const key of Object.keys(value)) {
    const fault = textFault(key) ?? faultAt((value as { readonly [key: string]: unknown })[key], depth + 1);
    if (fault) return fault;
  }
  return null;
}

const loneSurrogate = /\p{Surrogate}/u;
/** Nearly all there is, and quickly seen. */
const plain = /^[ -~æøåÆØÅ\n]*$/;

function textFault(text: string): 'nul' | 'text' | null {
  if (plain.test(text)) return null;
  if (text.includes('\0')) return 'nul';
  return loneSurrogate.test(text) ? 'text' : null;
}
