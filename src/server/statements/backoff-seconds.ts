const first = 10;
const longest = 60 * 60;

/** Full jitter: anything between nothing and twice the last, an hour at most (STA6). `random`: 0 to 1. */
export const backoffSeconds = (attempts: number, random: number): number =>
  Math.round(Math.min(longest, first * 2 ** Math.max(0, Math.min(attempts, 20) - 1)) * random);
