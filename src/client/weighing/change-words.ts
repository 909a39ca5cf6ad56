import type { WeightLoss } from '#domain/nutrition/weight-loss.ts';
import type { Formats } from '../text/formats.ts';
import type { weighing } from '../text/nb/weighing.ts';

/** A loss as people say it, from the earlier weight's side: *−1,2 kg (−1,9 %)*. */
export const changeInWords = (
  { lost, perMille }: WeightLoss,
  text: typeof weighing,
  { signed, percentChange }: Pick<Formats, 'signed' | 'percentChange'>,
): string =>
  lost === 0
    ? text.noChange
    : text.change(
        `${signed(-lost / 1000, lost % 100 === 0 ? 1 : 2)}\u00a0kg`,
        percentChange(-perMille / 1000),
      );
