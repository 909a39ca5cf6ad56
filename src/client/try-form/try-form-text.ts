import type { Messages } from '#client/text/nb/index.ts';

export type TryFormText = Messages['tryForm'];
