import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';

const timeLimit = 20_000;

/**
 * What the server answers at an address: undefined until it has, or when nothing is asked (`address` null). Asked anew when
 * `times` changes and when the network comes back; what was there stays until then.
 */
export function useAnswer<T>(
  address: string | null,
  schema: z.ZodMiniType<T>,
  times: string | number = 0,
): T | 'unreachable' | undefined {
  const [answer, setAnswer] = useState<T | 'unreachable'>();
  useEffect(() => {
    if (address === null) return;
    let current = true;
    const ask = async () => {
      const found = await load(address, schema);
      if (current) setAnswer((before) => (found === 'unreachable' ? (before ?? found) : found));
    };
    const again = () => void ask();
    again();
    addEventListener('online', again);
    return () => {
      current = false;
      removeEventListener('online', again);
    };
  }, [address, times]);
  return answer;
}

async function load<T>(address: string, schema: z.ZodMiniType<T>): Promise<T | 'unreachable'> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(timeLimit) });
    return answer.ok ? schema.parse(await answer.json()) : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
