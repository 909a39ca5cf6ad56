import type { Text } from '#client/text/use-text.ts';
import type { PreviousAnswers } from './previous-answers.ts';

/** The day of the previous record as it is said, `14. nov. 2026`; empty when it is not known. */
export const toPreviousDay = (previous: PreviousAnswers | null, { formats }: Text): string =>
  previous && previous.day.length === 10 ? formats.dayFull(previous.day) : '';
