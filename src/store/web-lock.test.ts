import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWebLock } from './web-lock.ts';

type Callback = (lock: { readonly name: string } | null) => unknown;

/** As much of the Web Locks API as a browser gives one origin: one holder a name, and theft. */
function createLocks() {
  const held = new Map<string, () => void>();
  return {
    request: async (
      name: string,
      options: { steal?: boolean; ifAvailable?: boolean },
      callback: Callback,
    ) => {
      if (held.has(name) && !options.steal) return callback(null);
      held.get(name)?.();
      const own = deferred<never>();
      const robbed = () => own.reject(new DOMException('stolen', 'AbortError'));
      held.set(name, robbed);
      try {
        return await Promise.race([Promise.resolve(callback({ name })), own.promise]);
      } finally {
        if (held.get(name) === robbed) held.delete(name);
      }
    },
  };
}

const createStorage = () => {
  const values = new Map<string, string>();
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  };
};

function deferred<T>() {
  let resolve = (_value: T) => {};
  let reject = (_reason: unknown) => {};
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}

const never = () => new Promise<never>(() => {});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { locks: createLocks() });
  vi.stubGlobal('localStorage', createStorage());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the lock of an origin', () => {
  it('SYN64 is held by one tab at a time', async () => {
    const [one, two] = [createWebLock('sync'), createWebLock('sync')];
    const { promise, resolve } = deferred<string>();
    const first = one.tryHold(() => promise);
    expect(await two.tryHold(async () => 'two')).toBeNull();
    resolve('one');
    expect(await first).toBe('one');
    expect(await two.tryHold(async () => 'two')).toBe('two');
  });

  it('SYN64 is one’s own only once in the same tab', async () => {
    const lock = createWebLock('sync');
    const { promise, resolve } = deferred<string>();
    const first = lock.tryHold(() => promise);
    expect(await lock.tryHold(async () => 'again')).toBeNull();
    resolve('first');
    expect(await first).toBe('first');
  });

  it('is let go when the run fails', async () => {
    const [one, two] = [createWebLock('sync'), createWebLock('sync')];
    await expect(one.tryHold(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await two.tryHold(async () => 'two')).toBe('two');
  });

  it('SYN64 is left to a holder that shows it is alive', async () => {
    const [one, two] = [createWebLock('sync'), createWebLock('sync')];
    void one.tryHold(never);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await two.tryHold(async () => 'two')).toBeNull();
  });

  it('SYN64 is taken from a holder that is frozen', async () => {
    const [one, two] = [createWebLock('sync'), createWebLock('sync')];
    const frozen = one.tryHold(never);
    const stolen = expect(frozen).rejects.toThrow('stolen');
    await vi.advanceTimersByTimeAsync(1_000);
    // Time goes on for everybody but the holder.
    vi.setSystemTime(Date.now() + 31_000);
    expect(await two.tryHold(async () => 'two')).toBe('two');
    await stolen;
  });

  it('SYN64 is taken once only because of what a dead holder has left', async () => {
    localStorage.setItem('sync', String(Date.now() - 60_000));
    const [one, two] = [createWebLock('sync'), createWebLock('sync')];
    const stolen = expect(one.tryHold(never)).rejects.toThrow('stolen');
    expect(await two.tryHold(async () => 'two')).toBe('two');
    await stolen;
    void two.tryHold(never);
    expect(await createWebLock('sync').tryHold(async () => 'three')).toBeNull();
  });

  it('lets each tab run for itself where there are no Web Locks', async () => {
    vi.stubGlobal('navigator', {});
    const [one, two] = [createWebLock('sync'), createWebLock('sync')];
    void one.tryHold(never);
    expect(await one.tryHold(async () => 'again')).toBeNull();
    expect(await two.tryHold(async () => 'two')).toBe('two');
  });
});
