import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { useStore } from './use-device.ts';

export type AnswerProblem = 'needsNetwork' | 'forbidden' | 'loggedOut' | 'wait';
export type KeptAnswer<T> = {
  /** The last that came, sealed on the device until the next does; undefined while nothing is there. */
  readonly answer: T | undefined;
  /** Why what is shown is not what the server would say now; undefined while that is not known. */
  readonly problem: AnswerProblem | undefined;
  readonly isAsking: boolean;
  readonly reload: () => void;
};
export type Asked<T> = {
  /** Null: nothing is asked. */
  readonly address: string | null;
  readonly schema: z.ZodMiniType<T>;
  /** The record it is about, with which it goes from the device; empty when it is about none. */
  readonly about: string;
  /** Asked anew when this changes. */
  readonly times?: string;
};

const timeLimit = 30_000;

/** What was fetched last is shown at once, and what the server says now takes its place; asked anew when the network comes back. */
export function useKeptAnswer<T>({ address, schema, about, times = '' }: Asked<T>): KeptAnswer<T> {
  const { sheets } = useStore();
  const id = `answer:${address ?? ''}`;
  const [state, setState] = useState<Omit<KeptAnswer<T>, 'reload'> & { readonly id: string }>();
  const [reloads, setReloads] = useState(0);
  const reload = () => setReloads((before) => before + 1);
  useEffect(() => {
    if (address === null) return;
    let current = true;
    let come: { readonly value: T } | AnswerProblem | undefined;
    const put = (next: Omit<KeptAnswer<T>, 'reload' | 'answer'>, answer?: T) =>
      current &&
      setState((before) => ({
        ...next,
        id,
        answer: answer ?? (before?.id === id ? before.answer : undefined),
      }));
    const showKept = async () => {
      const kept = schema.safeParse(await sheets.read(id));
      // Without network the answer that there is none is here first.
      const isWanted = come === undefined || (typeof come === 'string' && come !== 'forbidden');
      if (isWanted && kept.success)
        put(
          { isAsking: come === undefined, problem: typeof come === 'string' ? come : undefined },
          kept.data,
        );
    };
    const ask = async () => {
      const answer = await load(address, schema);
      come = answer;
      if (typeof answer === 'string') {
        put({ isAsking: false, problem: answer });
        // What she may no longer see does not stay here.
        if (answer === 'forbidden') await sheets.drop(id);
        return;
      }
      put({ isAsking: false, problem: undefined }, answer.value);
      await sheets.put({ id, about, value: answer.value });
    };
    const leave = () => {};
    showKept().catch(leave);
    ask().catch(leave);
    addEventListener('online', reload);
    return () => {
      current = false;
      removeEventListener('online', reload);
    };
  }, [id, times, reloads]);
  const mine = state?.id === id ? state : undefined;
  return {
    answer: mine?.problem === 'forbidden' ? undefined : mine?.answer,
    problem: mine?.problem,
    isAsking: mine?.isAsking ?? address !== null,
    reload,
  };
}

async function load<T>(
  address: string,
  schema: z.ZodMiniType<T>,
): Promise<{ readonly value: T } | AnswerProblem> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(timeLimit) });
    if (answer.ok) return { value: schema.parse(await answer.json()) };
    if (answer.status === 401) return 'loggedOut';
    if (answer.status === 403) return 'forbidden';
    return answer.status === 429 ? 'wait' : 'needsNetwork';
  } catch {
    return 'needsNetwork';
  }
}
