import type { Kernel } from './kernel.ts';

type Run = (...args: readonly unknown[]) => void;
type Handle = { readonly stop: () => void };

/**
 * For one run, what production code and its libraries put off with `setTimeout` waits by the clock of the run: a time
 * limit of the store is never reached because the machine is busy. What is put off to a task of its own, as all of
 * IndexedDB is, is done before that clock moves on. Returns how to give the real ones back.
 */
export function lendTimers(kernel: Kernel): () => void {
  const { setTimeout, clearTimeout, setImmediate, clearImmediate } = globalThis;
  const putOff = (run: Run, ...args: readonly unknown[]): Handle => {
    const rest = kernel.begin();
    let isOver = false;
    const end = () => {
      if (!isOver) rest();
      isOver = true;
    };
    const task = setImmediate(() => {
      try {
        run(...args);
      } finally {
        end();
      }
    });
    return {
      stop: () => {
        clearImmediate(task);
        end();
      },
    };
  };
  const set = (run: Run, delay = 0, ...args: readonly unknown[]): Handle =>
    delay > 1 ? { stop: kernel.after(delay, () => run(...args)) } : putOff(run, ...args);
  const stop = (handle?: Handle): void => handle?.stop();
  Object.assign(globalThis, {
    setTimeout: set,
    clearTimeout: stop,
    setImmediate: putOff,
    clearImmediate: stop,
  });
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout, setImmediate, clearImmediate });
  };
}
