import type { VitalsText } from '../text/later/vitals-text.ts';

/** `hver 4. time`, `hvert 15. minutt`. */
export const everyWords = (minutes: number, text: VitalsText): string =>
  text.repeat.every(Math.floor(minutes / 60), minutes % 60);
