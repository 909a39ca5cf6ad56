import type { Lock } from '#sync/ports.ts';

/** A holder shows that it is alive this often; one that has not for `deadAfter` is frozen and loses the lock. */
const beatEvery = 5_000;
const deadAfter = 30_000;

/**
 * One sync runner per user and origin, by the Web Locks API. A tab the phone has frozen would hold it for ever, so the
 * holder leaves a sign of life in localStorage and another tab takes over when it stops. Two runners at once are
 * slower, not dangerous: every step is safe to repeat. Without Web Locks each tab runs for itself.
 */
export function createWebLock(name: string): Lock {
  let isHeld = false;
  const locks = globalThis.navigator.locks as LockManager | undefined;
  const hold = async <T>(run: () => Promise<T>): Promise<T> => {
    isHeld = true;
    beat(name);
    const timer = setInterval(() => beat(name), beatEvery);
    try {
      return await run();
    } finally {
      clearInterval(timer);
      forget(name);
      isHeld = false;
    }
  };
  return {
    tryHold: async (run) => {
      if (isHeld) return null;
      if (!locks) return hold(run);
      const options: LockOptions = isDead(name) ? { steal: true } : { ifAvailable: true };
      return locks.request(name, options, (lock) => (lock ? hold(run) : null));
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
