const shortest = 2_000;
const longest = 5 * 60_000;

/**
 * Milliseconds to wait after the given number of failures in a row (1 for the first): anywhere between nothing and a
 * ceiling that doubles from two seconds to five minutes, so that devices that fell silent together do not return
 * together (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function toBackoff(failures: number, random: number): number {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(failures - 1, 20));
  return Math.round(ceiling * random);
}
