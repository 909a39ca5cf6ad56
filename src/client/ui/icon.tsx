import { iconPaths } from './icon-paths.ts';

export type IconName = keyof typeof iconPaths;

/** Always beside a word: the icon itself is silent to screen readers. `size` in px at 100 % text; it grows with it. */
export function Icon({ of, size = 24 }: { readonly of: IconName; readonly size?: number }) {
  const rem = `${size / 16}rem`;
  return (
    <svg class="v-icon" width={rem} height={rem} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" clip-rule="evenodd" d={iconPaths[of]} />
    </svg>
  );
}
