import type { ward as nb } from '../nb/ward.ts';

export const ward: typeof nb = {
  title: 'Round',
  round: (name) => `Round on ${name}`,
  start: 'Weighing, MST, mouth or medicines for the whole ward',
  underWay: (topics) => `Under way: ${topics}`,
  topics: { weighing: 'weighing', mst: 'MST', mouth: 'mouth and teeth', medicines: 'medicines' },
};
