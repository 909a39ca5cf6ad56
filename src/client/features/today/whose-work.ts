import type { Whose } from '../../agenda/agenda.ts';

const key = 'visitt.whose';

/** What was chosen last on this device; says nothing about anybody, so it may lie in localStorage. */
export function loadWhose(): Whose {
  try {
    return localStorage.getItem(key) === 'all' ? 'all' : 'mine';
  } catch {
    return 'mine';
  }
}

/** Where storage is closed the choice holds until the page is closed. */
export function putWhose(whose: Whose): void {
  try {
    localStorage.setItem(key, whose);
  } catch {
    // What is shown is chosen all the same.
  }
}
