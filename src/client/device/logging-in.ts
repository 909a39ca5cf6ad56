import { forgetLogOut } from './log-out.ts';
import { tabMark } from './tab-mark.ts';

/** Without it the PIN is asked for once more than need be. */
const mark = tabMark('visitt.loggingIn');

/** Somebody has set out to log in from this tab; when she comes back the vault opens by that and by nothing older. */
export function beginLogIn(): void {
  forgetLogOut();
  mark.set();
}

/** True once after each `beginLogIn`. */
export const takeLogIn = mark.take;
