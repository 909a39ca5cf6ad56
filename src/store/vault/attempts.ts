/** Wrong PINs on this device since the last right one. */
export type Attempts = {
  readonly failed: number;
  /** Device time, milliseconds, before which no other is taken; 0 when there is none to wait for. */
  readonly notBefore: number;
};

export const noAttempts: Attempts = { failed: 0, notBefore: 0 };

/** After this many the PIN is taken away. What lies in the vault stays: a passkey or a log-in opens it. */
export const mostAttempts = 10;

/** Seconds to wait after so many wrong ones: three slips cost nothing, guessing costs half an hour. */
const delays = [0, 0, 0, 5, 15, 30, 60, 300, 600, 900];

/**
 * Counted before the PIN is tried, so that closing the app in the middle is no way to try for nothing; a right one
 * clears the count.
 */
export function afterAttempt({ failed }: Attempts, now: number): Attempts {
  const count = failed + 1;
  const seconds = delays[Math.min(count, delays.length - 1)] ?? 0;
  return { failed: count, notBefore: seconds === 0 ? 0 : now + seconds * 1000 };
}

/** Milliseconds left to wait. A clock set back does not make the wait longer than it was. */
export function waitFor({ failed, notBefore }: Attempts, now: number): number {
  const seconds = delays[Math.min(failed, delays.length - 1)] ?? 0;
  return Math.min(Math.max(0, notBefore - now), seconds * 1000);
}
