/** Who is overdue in a unit, for its leader. */
export const overdue = {
  title: 'Forfalt',
  none: 'Ingenting er forfalt her.',
  unknownPerson: 'Person som ikke er hentet til denne enheten',
  from: (when: string) => `Regnet ${when} av alt som er levert fra enhetene.`,
  fromDevice: 'Regnet av det som er på denne enheten.',
  csv: 'Last ned som CSV',
  csvHelp: 'Filen har navn og fødselsdato. At den lastes ned, blir loggført.',
  chooseUnit: 'Velg en enhet for å laste ned lista.',
};
