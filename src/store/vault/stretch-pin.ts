import type { PinCost } from './slots.ts';

export type PinQuestion = { readonly pin: string; readonly salt: Uint8Array; readonly cost: PinCost };

/** Argon2id in a worker of its own. Made while the PIN is typed, so that it stands ready when the last digit comes. */
export type PinStretcher = {
  /** 32 bytes. Questions are answered in the order asked. */
  stretch(question: PinQuestion): Promise<Uint8Array>;
  /** Gives the worker and its memory back. */
  end(): void;
};

export function createPinStretcher(): PinStretcher {
  let fail = (_error: Error) => {};
  const start = (): Worker => {
    const made = new Worker(new URL('./argon2.worker.ts', import.meta.url), { type: 'module' });
    made.addEventListener('error', (event) => {
      event.preventDefault();
      made.terminate();
      // One that does not start is no reason not to draw the door: the next question gets another.
      worker = null;
      fail(new Error(`argon2: ${event.message}`));
    });
    return made;
  };
  let worker: Worker | null = start();
  let before: Promise<unknown> = Promise.resolve();
  const ask = (question: PinQuestion) =>
    new Promise<Uint8Array>((resolve, reject) => {
      fail = reject;
      worker ??= start();
      worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => resolve(data), {
        once: true,
      });
      worker.postMessage(question, []);
    });
  return {
    stretch: (question) => {
      // One at a time: an answer does not say which question it is to.
      const answer = before.then(() => ask(question));
      before = answer.catch(() => {});
      return answer;
    },
    end: () => worker?.terminate(),
  };
}

/** The same for one question. */
export function stretchPin(question: PinQuestion): Promise<Uint8Array> {
  const stretcher = createPinStretcher();
  return stretcher.stretch(question).finally(() => stretcher.end());
}
