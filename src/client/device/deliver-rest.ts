import type { SyncRunner } from '#sync/sync-runner.ts';

/** As long as a person would look at a screen that says nothing. */
const timeLimit = 10_000;

/**
 * One more round before a store is closed over its user's head, as when her last role is gone: what she wrote while
 * she had it is taken. Resolves when the round is over or takes too long; what is left waits on the device.
 */
export function deliverRest(runner: Pick<SyncRunner, 'kick' | 'status'>): Promise<void> {
  return new Promise((done) => {
    let hasBegun = false;
    const end = (): void => {
      clearTimeout(timer);
      unsubscribe();
      done();
    };
    const timer = setTimeout(end, timeLimit);
    let unsubscribe = (): void => {};
    unsubscribe = runner.status.subscribe(({ phase }) => {
      if (phase !== 'idle') hasBegun = true;
      else if (hasBegun) end();
    });
    runner.kick('person');
  });
}
