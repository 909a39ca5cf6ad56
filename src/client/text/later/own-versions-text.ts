import { ownVersions as en } from '../en/own-versions.ts';
import type { Language } from '../language.ts';
import { ownVersions as nb } from '../nb/own-versions.ts';
import { ownVersions as nn } from '../nn/own-versions.ts';

export type OwnVersionsText = typeof nb;

const texts = { nb, nn, en };

/** Words of what a municipality has versions of its own of. */
export const ownVersionsText = (language: Language): OwnVersionsText => texts[language];
