import type { Messages } from '../nb/index.ts';
import { common } from './common.ts';
import { shell } from './shell.ts';

export const en: Messages = { common, shell };
