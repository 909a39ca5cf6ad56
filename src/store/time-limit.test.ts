import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterRunning, storageTimeLimit, withinLimit } from './time-limit.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a limit of time', () => {
  it('is up when the page has been running for so long', () => {
    const run = vi.fn();
    afterRunning(run);
    vi.advanceTimersByTime(storageTimeLimit - 1);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(storageTimeLimit);
    expect(run).toHaveBeenCalledOnce();
  });

  it('is not up when a page that stood still comes back: what lies ready is heard first', async () => {
    const abandon = vi.fn();
    let answer = (_: string): void => {};
    const asked = withinLimit(new Promise<string>((resolve) => (answer = resolve)), abandon);
    // However long the page slept, one late tick is all that comes of it.
    vi.advanceTimersToNextTimer();
    answer('stored');
    expect(await asked).toBe('stored');
    vi.advanceTimersByTime(storageTimeLimit);
    expect(abandon).not.toHaveBeenCalled();
  });
});
