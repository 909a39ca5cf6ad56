/**
 * Virtual time. Nothing in a run waits for a real clock: what should happen later is put here, and time jumps to the
 * next of it as soon as everything that is under way now has come to rest.
 */
export type Kernel = {
  /** Milliseconds since 1970 by the true clock, which only the server has. */
  now(): number;
  /** Returns how to cancel. */
  after(milliseconds: number, run: () => void): () => void;
  delay(milliseconds: number): Promise<void>;
  /** Work that really takes time: the kernel waits for it before it moves the clock. */
  track<T>(work: Promise<T>): Promise<T>;
  /** The same for a single task: until what is returned is called. */
  begin(): () => void;
  /** Runs what is due until the given time, which has come when it returns, whether there was anything to do or not. */
  runUntil(time: number): Promise<void>;
  readonly steps: () => number;
};

type Event = { readonly at: number; readonly order: number; readonly run: () => void };

export function createKernel(start: number): Kernel {
  let now = start;
  let order = 0;
  /** How much is under way. */
  let busy = 0;
  const { setImmediate: inNextTask } = globalThis;
  let steps = 0;
  const queue: Event[] = [];

  const after = (milliseconds: number, run: () => void) => {
    order += 1;
    const event = { at: now + Math.max(0, milliseconds), order, run };
    const index = queue.findIndex(({ at }) => at > event.at);
    queue.splice(index < 0 ? queue.length : index, 0, event);
    return () => {
      const found = queue.indexOf(event);
      if (found >= 0) queue.splice(found, 1);
    };
  };

  const isBusy = () => busy > 0;
  const rest = async () => {
    do await new Promise<void>((resolve) => inNextTask(resolve));
    while (isBusy());
  };

  return {
    now: () => now,
    after,
    delay: (milliseconds) => new Promise((resolve) => after(milliseconds, resolve)),
    track: async (work) => {
      busy += 1;
      try {
        return await work;
      } finally {
        busy -= 1;
      }
    },
    begin: () => {
      busy += 1;
      return () => {
        busy -= 1;
      };
    },
    runUntil: async (time) => {
      await rest();
      for (let event = queue[0]; event && event.at <= time; event = queue[0]) {
        queue.shift();
        now = Math.max(now, event.at);
        steps += 1;
        event.run();
        await rest();
      }
      now = Math.max(now, time);
    },
    steps: () => steps,
  };
}
