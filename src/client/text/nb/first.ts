import { common } from './common.ts';
import { shell } from './shell.ts';
import { today } from './today.ts';

/** What the first load brings: the shell and I dag. The other screens' words come with the screens. */
export const first = { common, shell, today };

export type FirstMessages = typeof first;
