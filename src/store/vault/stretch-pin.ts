import type { PinCost } from './slots.ts';

export type PinQuestion = { readonly pin: string; readonly salt: Uint8Array; readonly cost: PinCost };

/** 32 bytes of Argon2id over the PIN, from a worker of its own that ends with the answer. */
export function stretchPin(question: PinQuestion): Promise<Uint8Array> {
  const worker = new Worker(new URL('./argon2.worker.ts', import.meta.url), { type: 'module' });
  const answered = new Promise<Uint8Array>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => resolve(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(`argon2: ${event.message}`));
    });
  });
  worker.postMessage(question, []);
  return answered.finally(() => worker.terminate());
}
