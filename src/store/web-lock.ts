import type { Lock } from '#sync/ports.ts';

/** A holder shows that it is alive this often; one that has not for `deadAfter` is frozen and loses the lock. */
const beatEvery = 5_000;
const deadAfter = 30_000;
/** The first sign: nothing is frozen that has been running for less. */
const firstBeat = 250;

/**
 * One sync runner per user and origin, by the Web Locks API. A tab the phone has frozen would hold it for ever, so the
 * holder leaves a sign of life in localStorage and another tab takes over when it stops. Two runners at once are
 * slower, not dangerous: every step is safe to repeat. Without Web Locks each tab runs for itself.
 */
export function createWebLock(name: string): Lock {
  let isHeld = false;
  const locks = globalThis.navigator.locks as LockManager | undefined;
  const hold = async <T>(run: () => Promise<T>, isStolen = false): Promise<T> => {
    isHeld = true;
    // Most rounds are over before: asking localStorage holds up everything else.
    let isShown = false;
    const show = () => {
      isShown = true;
      beat(name);
    };
    // What the dead one left is written over at once, and taken away at the end.
    if (isStolen) show();
    const soon = setTimeout(show, firstBeat);
    const timer = setInterval(show, beatEvery);
    try {
      return await run();
    } finally {
      clearTimeout(soon);
      clearInterval(timer);
      if (isShown) forget(name);
      isHeld = false;
    }
  };
  return {
    tryHold: async (run) => {
      if (isHeld) return null;
      if (!locks) return hold(run);
      let isFree = true;
      const done = await locks.request(name, { ifAvailable: true }, (lock) => {
        isFree = lock !== null;
        return lock ? hold(run) : null;
      });
      return isFree || !isDead(name) ? done : locks.request(name, { steal: true }, () => hold(run, true));
    },
  };
}

function beat(name: string): void {
  try {
    localStorage.setItem(name, String(Date.now()));
  } catch {
    // Storage is closed or full: then nobody can tell that we live, and at worst another tab runs beside us.
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // As above.
  }
}

/** True when there was a sign of life and it is old: then a holder, if there is one, is frozen. */
function isDead(name: string): boolean {
  try {
    const last = localStorage.getItem(name);
    return last !== null && Math.abs(Date.now() - Number(last)) > deadAfter;
  } catch {
    return false;
  }
}
