import type { Day } from '../time/day.ts';

/** The doctor's decision that a person's oxygen saturation is read by scale 2, and how long it holds. */
export type SecondScale = {
  readonly doctor: string;
  readonly on: Day;
  /** The last day it holds; null until somebody ends it. */
  readonly until: Day | null;
};

/** How often one person is measured for the time being. */
export type VitalsRepeat = {
  readonly everyMinutes: number;
  /** ISO 8601; since when. */
  readonly from: string;
};

/** What has been decided for one person (the body of a record of kind `vitalsPlan`). */
export type VitalsPlan = {
  readonly scale2?: SecondScale | null | undefined;
  readonly repeat?: VitalsRepeat | null | undefined;
  /** What is usual for this very person, in words. */
  readonly usual?: string | null | undefined;
};

/** The scale for oxygen saturation on a day: 2 only while a doctor's decision holds (VIT10). */
export function spo2ScaleOn(plan: VitalsPlan | undefined, today: Day): 1 | 2 {
  const scale2 = plan?.scale2;
  if (!scale2 || scale2.on > today) return 1;
  return scale2.until === null || scale2.until >= today ? 2 : 1;
}
