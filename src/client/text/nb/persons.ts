export const persons = {
  title: 'Personer',
  search: 'Søk etter navn, fødselsår eller rom',
  clear: 'Tøm søket',
  count: (count: number) => (count === 1 ? '1 person' : `${count} personer`),
  room: (room: string) => `rom ${room}`,
  born: (year: string) => `f. ${year}`,
  noneFound: {
    title: 'Ingen treff',
    text: 'Prøv en del av navnet, fødselsåret eller romnummeret.',
  },
  none: {
    title: 'Ingen personer ennå',
    text: 'Personene i enhetene dine kommer hit når de er hentet.',
  },
};
