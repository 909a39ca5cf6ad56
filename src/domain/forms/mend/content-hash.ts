/**
 * Eight hex digits that differ when the text differs (FNV-1a, 32 bit). For telling versions of a form apart, not
 * for security.
 */
export function contentHash(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01_00_01_93);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
