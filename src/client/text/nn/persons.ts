import type { persons as nbPersons } from '../nb/persons.ts';

export const persons: typeof nbPersons = {
  title: 'Personar',
  search: 'Søk etter namn, fødselsår eller rom',
  clear: 'Tøm søket',
  count: (count) => (count === 1 ? '1 person' : `${count} personar`),
  room: (room) => `rom ${room}`,
  born: (year) => `f. ${year}`,
  noneFound: {
    title: 'Ingen treff',
    text: 'Prøv ein del av namnet, fødselsåret eller romnummeret.',
  },
  none: {
    title: 'Ingen personar enno',
    text: 'Personane i einingane dine kjem hit når dei er henta.',
  },
};
