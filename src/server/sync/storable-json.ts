const loneSurrogate = /\p{Surrogate}/u;
const maxDepth = 64;

/**
 * Why PostgreSQL (or a recursive reader) could not keep this value, null when it can. Walks without recursion: a
 * hundred thousand brackets must not overflow the stack.
 */
export function unstorable(value: unknown): 'nul' | 'text' | 'depth' | null {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const fault = typeof top.value === 'string' ? textFault(top.value) : null;
    if (fault) return fault;
    if (typeof top.value !== 'object' || top.value === null) continue;
    if (top.depth === maxDepth) return 'depth';
    for (const [key, entry] of Object.entries(top.value)) {
      const keyFault = textFault(key);
      if (keyFault) return keyFault;
      stack.push({ value: entry, depth: top.depth + 1 });
    }
  }
  return null;
}

function textFault(text: string): 'nul' | 'text' | null {
  if (text.includes('\0')) return 'nul';
  return loneSurrogate.test(text) ? 'text' : null;
}
