import type { ward as nb } from '../nb/ward.ts';

export const ward: typeof nb = {
  title: 'Runde',
  round: (name) => `Runde på ${name}`,
  start: 'Veging, MST, munn eller legemiddel for heile avdelinga',
  underWay: (topics) => `Påbyrja: ${topics}`,
  topics: { weighing: 'veging', mst: 'MST', mouth: 'munn og tenner', medicines: 'legemiddel' },
};
