import type { curve as nb } from '../nb/curve.ts';

/** Around a curve; what it is of comes with it. */
export const curve: typeof nb = {
  pointOf: (title: string) => `${title}: punkt på kurva`,
  table: (count: number) => `Alle ${count} i ein tabell`,
  caption: (title: string) => `${title} i ein tabell, det nyaste først`,
  when: 'Når',
  note: 'Merknad',
};
