import { argon2id } from 'hash-wasm';
import type { PinQuestion } from './stretch-pin.ts';

/** A second of full work on a phone: here, so that the screen lives meanwhile. */
addEventListener('message', ({ data }: MessageEvent<PinQuestion>) => {
  void answer(data);
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
