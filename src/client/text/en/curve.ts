import type { curve as nb } from '../nb/curve.ts';

/** Around a curve; what it is of comes with it. */
export const curve: typeof nb = {
  pointOf: (title: string) => `${title}: point on the curve`,
  table: (count: number) => `All ${count} in a table`,
  caption: (title: string) => `${title} in a table, the newest first`,
  when: 'When',
  note: 'Note',
};
