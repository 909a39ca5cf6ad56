export const ward = {
  title: 'Runde',
  round: (name: string) => `Runde på ${name}`,
  start: 'Veiing, MST, munn eller legemidler for hele avdelingen',
  underWay: (topics: string) => `Påbegynt: ${topics}`,
  topics: { weighing: 'veiing', mst: 'MST', mouth: 'munn og tenner', medicines: 'legemidler' },
};
