import { common } from './common.ts';
import { shell } from './shell.ts';

export const nb = { common, shell };

/** Bokmål decides which texts there are; the compiler finds what nynorsk or English lacks. */
export type Messages = typeof nb;
