import type { Formats } from '../text/formats.ts';

/** Grams in kilos with every digit that was written, at least one decimal: `62,3 kg`, `62,35 kg`. */
export const exactWeight = (grams: number, { decimal }: Pick<Formats, 'decimal'>): string =>
  `${decimal(grams / 1000, grams % 100 === 0 ? 1 : grams % 10 === 0 ? 2 : 3)}\u00a0kg`;
