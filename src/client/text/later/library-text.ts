import { library as en } from '../en/library.ts';
import type { Language } from '../language.ts';
import { library as nb } from '../nb/library.ts';
import { library as nn } from '../nn/library.ts';

export type LibraryText = typeof nb;

const texts = { nb, nn, en };

/** Words of `/innhold` alone: they come with its screen. */
export const libraryText = (language: Language): LibraryText => texts[language];
