/** Around a curve; what it is of comes with it. */
export const curve = {
  pointOf: (title: string) => `${title}: punkt på kurven`,
  table: (count: number) => `Alle ${count} i en tabell`,
  caption: (title: string) => `${title} i en tabell, det nyeste først`,
  when: 'Når',
  note: 'Merknad',
};
