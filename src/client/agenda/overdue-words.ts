import type { Text } from '../text/use-text.ts';

/** Days are told as days for two months, then as whole months of 30 days. */
const daysToldAsDays = 60;

export const overdueWords = (days: number, { today }: Pick<Text, 'today'>): string =>
  days < daysToldAsDays ? today.overdueDays(days) : today.overdueMonths(Math.floor(days / 30));
