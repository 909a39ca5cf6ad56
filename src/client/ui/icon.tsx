import { iconPaths } from './icon-paths.ts';

export type IconName = keyof typeof iconPaths;

/** Always beside a word: the icon itself is silent to screen readers. */
export function Icon({ of, size = 24 }: { readonly of: IconName; readonly size?: number }) {
  return (
    <svg class="v-icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" clip-rule="evenodd" d={iconPaths[of]} />
    </svg>
  );
}
