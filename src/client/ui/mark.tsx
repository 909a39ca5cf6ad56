/** Visitt's own mark: a V that is also a tick, and the person it is for. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg class="v-mark" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect class="v-mark__ground" width="48" height="48" rx="13" />
      <path
        class="v-mark__stroke"
        d="M12.5 22.5 21 36 36.5 12"
        fill="none"
        stroke-width="6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <circle class="v-mark__dot" cx="16" cy="12.5" r="4" />
    </svg>
  );
}
