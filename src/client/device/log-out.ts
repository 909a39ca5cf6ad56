const key = 'visitt.logOutWaits';

/**
 * Ends the session on the server. Without network it is remembered and done at the next start, before anything else
 * is asked, so that a log-out in a dead spot is still a log-out. Returns whether the server was reached.
 */
export async function requestLogOut(): Promise<boolean> {
  try {
    await fetch('/auth/logout', {
      method: 'POST',
      headers: { 'x-visitt': 'logout' },
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    forgetLogOut();
    return true;
  } catch {
    remember();
    return false;
  }
}

export async function finishLogOut(): Promise<void> {
  if (isWaiting()) await requestLogOut();
}

/** A new log-in makes an earlier log-out that was never sent meaningless. */
export function forgetLogOut(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Closed storage remembers nothing, so there is nothing to forget.
  }
}

function remember(): void {
  try {
    localStorage.setItem(key, 'yes');
  } catch {
    // Then the session ends by its own time on the server.
  }
}

function isWaiting(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
