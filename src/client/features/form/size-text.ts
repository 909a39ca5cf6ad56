import type { Text } from '#client/text/use-text.ts';

/** Bytes as people count them: `840 kB`, `1,2 MB`. */
export const toSizeText = (bytes: number, { formats }: Text): string =>
  bytes < 1_000_000
    ? `${formats.decimal(Math.max(1, Math.round(bytes / 1000)))}\u00a0kB`
    : `${formats.decimal(bytes / 1_000_000, 1)}\u00a0MB`;
