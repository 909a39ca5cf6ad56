import type { PinCost } from './slots.ts';

export type PinQuestion = { readonly pin: string; readonly salt: Uint8Array; readonly cost: PinCost };

/** Argon2id in a worker of its own. Made while the PIN is typed, so that it stands ready when the last digit comes. */
export type PinStretcher = {
  /** 32 bytes; one question at a time. */
  stretch(question: PinQuestion): Promise<Uint8Array>;
  /** Gives the worker and its memory back. */
  end(): void;
};

export function createPinStretcher(): PinStretcher {
  const worker = new Worker(new URL('./argon2.worker.ts', import.meta.url), { type: 'module' });
  // Fails first when it is asked: a worker that does not start is no reason not to draw the door.
  let fault: Error | null = null;
  let fail = (error: Error) => {
    fault = error;
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(new Error(`argon2: ${event.message}`));
  });
  return {
    stretch: (question) =>
      new Promise((resolve, reject) => {
        if (fault) {
          reject(fault);
          return;
        }
        fail = reject;
        worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => resolve(data), {
          once: true,
        });
        worker.postMessage(question, []);
      }),
    end: () => worker.terminate(),
  };
}

/** The same for one question. */
export function stretchPin(question: PinQuestion): Promise<Uint8Array> {
  const stretcher = createPinStretcher();
  return stretcher.stretch(question).finally(() => stretcher.end());
}
