import type { overdue as nb } from '../nb/overdue.ts';

export const overdue: typeof nb = {
  title: 'Forfalle',
  none: 'Ingenting er forfalle her.',
  unknownPerson: 'Person som ikkje er henta til denne eininga',
  from: (when) => `Rekna ${when} av alt som er levert frå einingane.`,
  fromDevice: 'Rekna av det som er på denne eininga.',
  csv: 'Last ned som CSV',
  csvHelp: 'Fila har namn og fødselsdato. At ho blir lasta ned, blir loggført.',
  chooseUnit: 'Vel ei eining for å laste ned lista.',
};
