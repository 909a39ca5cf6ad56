import { argon2id } from 'hash-wasm';
import type { PinQuestion } from './stretch-pin.ts';

/** A second of full work on a phone: here, so that the screen lives meanwhile. */
addEventListener('message', ({ data }: MessageEvent<PinQuestion>) => {
  // A rejection stays in here; an error reaches whoever asks.
  warm.then(() => answer(data)).catch(reportError);
});

/** The machine code is made while the PIN is still being typed. */
const warm = argon2id({
  password: 'warm',
  salt: new Uint8Array(16),
  memorySize: 8,
  iterations: 1,
  parallelism: 1,
  hashLength: 32,
  outputType: 'binary',
});

async function answer({ pin, salt, cost }: PinQuestion): Promise<void> {
  const stretched = await argon2id({
    password: pin.normalize('NFKC'),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.iterations,
    parallelism: cost.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  postMessage(stretched);
}
