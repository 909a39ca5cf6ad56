import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Formats } from '../text/formats.ts';

/** `kl. 14.03` today, else with its day. */
export function whenWords(instant: string, today: Day, formats: Formats): string {
  const day = osloDay(instant);
  return day === today
    ? formats.atTime(instant)
    : `${formats.dayNear(day, today)} ${formats.atTime(instant)}`;
}
