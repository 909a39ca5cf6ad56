import type { Schedule } from '#protocol/content.ts';

/** Which words a schedule is told in: a screening that is repeated, a plan after risk, or an offer by age. */
export const wordingOf = ({ afterRisk, fromAge }: Schedule): 'plain' | 'plan' | 'offer' =>
  afterRisk ? 'plan' : fromAge === undefined ? 'plain' : 'offer';
