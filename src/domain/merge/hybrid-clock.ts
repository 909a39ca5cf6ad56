/**
 * A hybrid logical clock: twelve hex digits of milliseconds and four of a counter, so that text order is time order.
 * It never runs backwards on a device and never before what its user has seen of her own, whatever the wall clock
 * says. It orders what one person wrote on her own devices; it is no cursor, and nothing is refused for it.
 */
export type HybridTime = string;

const pattern = /^[0-9a-f]{12}-[0-9a-f]{4}$/;
const maxCounter = 0xffff;
const maxMilliseconds = 0xffff_ffff_ffff;

export const isHybridTime = (text: string): boolean => pattern.test(text);

/** Milliseconds since 1970; what lies outside what twelve hex digits hold is moved to its nearest end. */
export function toHybridTime(milliseconds: number, counter = 0): HybridTime {
  const whole = Number.isNaN(milliseconds) ? 0 : Math.trunc(milliseconds);
  const within = Math.min(maxMilliseconds, Math.max(0, whole));
  return `${within.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`;
}

/** The next time on a device that has come to `last`, when its wall clock says `milliseconds`. Always after `last`. */
export function nextHybridTime(last: HybridTime | null, milliseconds: number): HybridTime {
  const now = toHybridTime(milliseconds);
  if (last === null || !isHybridTime(last) || now > last) return now;
  const time = Number.parseInt(last.slice(0, 12), 16);
  const counter = Number.parseInt(last.slice(13), 16);
  return counter < maxCounter ? toHybridTime(time, counter + 1) : toHybridTime(time + 1);
}

/** The later of the two: what a device has seen of its own user's writing moves its clock on. */
export const laterHybridTime = (a: HybridTime | null, b: HybridTime | null | undefined): HybridTime | null =>
  b == null || !isHybridTime(b) || (a !== null && a >= b) ? a : b;
