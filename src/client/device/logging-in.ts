import { forgetLogOut } from './log-out.ts';

const key = 'visitt.loggingIn';

/** Somebody has set out to log in from this tab; when she comes back the vault opens by that and by nothing older. */
export function beginLogIn(): void {
  forgetLogOut();
  try {
    sessionStorage.setItem(key, 'yes');
  } catch {
    // Then the PIN is asked for once more than need be.
  }
}

/** True once after each `beginLogIn`. */
export function takeLogIn(): boolean {
  try {
    const wasLoggingIn = sessionStorage.getItem(key) !== null;
    sessionStorage.removeItem(key);
    return wasLoggingIn;
  } catch {
    return false;
  }
}
