import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeUpdate } from './take-update.ts';

/** A browser's side of it: a worker with a state that changes, and what it was told. */
function createWorker(first: ServiceWorkerState) {
  const events = new EventTarget();
  const told: unknown[] = [];
  let state = first;
  return {
    told,
    worker: {
      get state() {
        return state;
      },
      postMessage: (message: unknown) => void told.push(message),
      addEventListener: events.addEventListener.bind(events),
    },
    become: (next: ServiceWorkerState) => {
      state = next;
      events.dispatchEvent(new Event('statechange'));
    },
  };
}
type Made = ReturnType<typeof createWorker>;

function open(waiting: Made | null, installing: Made | null = null) {
  const container = new EventTarget();
  const registration: { waiting: Made['worker'] | null; installing: Made['worker'] | null } = {
    waiting: waiting?.worker ?? null,
    installing: installing?.worker ?? null,
  };
  let reloads = 0;
  let parkings = 0;
  takeUpdate({ registration, container, reload: () => (reloads += 1), parked: () => (parkings += 1) });
  return { registration, container, reloads: () => reloads, parkings: () => parkings };
}

const skip = { type: 'SKIP_WAITING' };

describe('taking a new version in', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks the one that waits, and opens the page anew when it has this page, once', () => {
    const next = createWorker('installed');
    const { container, reloads } = open(next);
    expect(next.told).toEqual([skip]);
    expect(reloads()).toBe(0);
    container.dispatchEvent(new Event('controllerchange'));
    next.become('activated');
    expect(reloads()).toBe(1);
  });

  it('opens the page anew also when nobody tells it of a change, as on a page that has no worker', () => {
    const next = createWorker('installed');
    const { reloads } = open(next);
    next.become('activating');
    expect(reloads()).toBe(0);
    next.become('activated');
    expect(reloads()).toBe(1);
  });

  it('opens the page anew at once when the version was let in before she pressed', () => {
    expect(open(null).reloads()).toBe(1);
  });

  it('goes on to a still newer version that takes the place of the one that waits', () => {
    const next = createWorker('installed');
    const newer = createWorker('installed');
    const { registration, reloads } = open(next);
    registration.waiting = newer.worker;
    next.become('redundant');
    expect(newer.told).toEqual([skip]);
    newer.become('activated');
    expect(reloads()).toBe(1);
  });

  it('waits for a version that is still being fetched', () => {
    const next = createWorker('installing');
    const { registration, reloads } = open(null, next);
    expect(reloads()).toBe(0);
    registration.waiting = next.worker;
    registration.installing = null;
    next.become('installed');
    expect(next.told).toEqual([skip]);
    next.become('activated');
    expect(reloads()).toBe(1);
  });

  it('opens the page anew when what was being fetched came to nothing', () => {
    const next = createWorker('installing');
    const { registration, reloads } = open(null, next);
    registration.installing = null;
    next.become('redundant');
    expect(reloads()).toBe(1);
  });

  it('tells once of a version that the browser leaves waiting though it was asked in', () => {
    const next = createWorker('installed');
    const { container, reloads, parkings } = open(next);
    vi.advanceTimersByTime(60_000);
    expect([reloads(), parkings()]).toEqual([0, 1]);
    container.dispatchEvent(new Event('controllerchange'));
    expect([reloads(), parkings()]).toEqual([0, 1]);
  });

  it('has all the time in the world for one that is on its way in', () => {
    const next = createWorker('installed');
    const { reloads, parkings } = open(next);
    next.become('activating');
    vi.advanceTimersByTime(60_000);
    next.become('activated');
    expect([reloads(), parkings()]).toEqual([1, 0]);
  });
});
