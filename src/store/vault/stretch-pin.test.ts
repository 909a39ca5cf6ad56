import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSalt, pinCost as cost } from './slots.ts';
import { createPinStretcher, type PinQuestion } from './stretch-pin.ts';

/** As much of a worker as answers, in order, when it is let. */
class SlowWorker extends EventTarget {
  readonly asked: PinQuestion[] = [];
  constructor() {
    super();
    workers.push(this);
  }
  postMessage(question: PinQuestion): void {
    this.asked.push(question);
  }
  terminate(): void {
    this.asked.length = 0;
  }
  answer(): void {
    const data = new TextEncoder().encode(this.asked.shift()?.pin);
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const workers: SlowWorker[] = [];
const salt = createSalt();
const words = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

beforeEach(() => {
  workers.length = 0;
  vi.stubGlobal('Worker', SlowWorker);
});
afterEach(() => vi.unstubAllGlobals());

describe('stretching a PIN', () => {
  it('VLT8 gives each PIN its own answer, also when the one before was given up', async () => {
    const stretcher = createPinStretcher();
    const [worker] = workers;
    // Refused because of the wait after a wrong one, while it was being stretched all the same.
    const early = stretcher.stretch({ pin: '111111', salt, cost });
    const next = stretcher.stretch({ pin: '222222', salt, cost });
    await vi.waitUntil(() => worker?.asked.length);
    worker?.answer();
    expect(words(await early)).toBe('111111');
    await vi.waitUntil(() => worker?.asked.length);
    worker?.answer();
    expect(words(await next)).toBe('222222');
  });

  it('VLT8 is tried again with another worker when the first could not be loaded', async () => {
    const stretcher = createPinStretcher();
    const first = stretcher.stretch({ pin: '111111', salt, cost });
    await vi.waitUntil(() => workers[0]?.asked.length);
    workers[0]?.dispatchEvent(new Event('error'));
    await expect(first).rejects.toThrow('argon2');
    const next = stretcher.stretch({ pin: '222222', salt, cost });
    await vi.waitUntil(() => workers[1]?.asked.length);
    workers[1]?.answer();
    expect(words(await next)).toBe('222222');
  });
});
