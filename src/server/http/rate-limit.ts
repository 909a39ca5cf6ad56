/** Takes one from the bucket of `key`. Returns 0, or the whole seconds to wait when it is empty. */
export type RateLimit = (key: string) => number;

type Bucket = { readonly left: number; readonly at: number };

const mostKeys = 50_000;

/**
 * A token bucket a key, in this process alone: it keeps a runaway client from taking the server, it does not keep
 * count across servers.
 */
export function createRateLimit(burst: number, perSecond: number, now: () => number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const isFull = ({ left, at }: Bucket, time: number): boolean =>
    left + ((time - at) / 1000) * perSecond >= burst;
  return (key) => {
    const time = now();
    if (buckets.size >= mostKeys) {
      for (const [known, bucket] of buckets) if (isFull(bucket, time)) buckets.delete(known);
    }
    const bucket = buckets.get(key) ?? { left: burst, at: time };
    const left = Math.min(burst, bucket.left + (Math.max(0, time - bucket.at) / 1000) * perSecond);
    if (left < 1) {
      buckets.set(key, { left, at: time });
      return Math.max(1, Math.ceil((1 - left) / perSecond));
    }
    buckets.set(key, { left: left - 1, at: time });
    return 0;
  };
}
