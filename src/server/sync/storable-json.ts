const maxDepth = 64;

/**
 * Why PostgreSQL (or a recursive reader) could not keep this value, null when it can. Goes no deeper than it allows: a
 * hundred thousand brackets must not overflow the stack.
 */
export const unstorable = (value: unknown): 'nul' | 'text' | 'depth' | null => faultAt(value, 0);

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
