import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SyncStatus } from '#sync/status.ts';
import { deliverRest } from './deliver-rest.ts';

const idle: SyncStatus = {
  phase: 'idle',
  reached: true,
  needs: 'nothing',
  progress: null,
  clockOffset: null,
  lastCompletedAt: null,
};

/** A runner whose rounds the test leads. */
function setUp() {
  const listeners = new Set<(status: SyncStatus) => void>();
  const kicks: string[] = [];
  const runner = {
    kick: (reason: string) => void kicks.push(reason),
    status: {
      current: () => idle,
      subscribe: (listener: (status: SyncStatus) => void) => {
        listeners.add(listener);
        listener(idle);
        return () => void listeners.delete(listener);
      },
    },
  };
  const tell = (phase: SyncStatus['phase']) => {
    for (const listener of listeners) listener({ ...idle, phase });
  };
  return { runner, kicks, tell, listening: () => listeners.size };
}

describe('one more round before a store is closed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends when the round is over', async () => {
    const { runner, kicks, tell, listening } = setUp();
    const rest = deliverRest(runner);
    expect(kicks).toEqual(['person']);
    tell('pushing');
    tell('pulling');
    tell('idle');
    await rest;
    expect(listening()).toBe(0);
  });

  it('does not wait for ever for one that never begins', async () => {
    const { runner, listening } = setUp();
    const rest = deliverRest(runner);
    await vi.advanceTimersByTimeAsync(10_000);
    await rest;
    expect(listening()).toBe(0);
  });
});
