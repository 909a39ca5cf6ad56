import type { overdue as nb } from '../nb/overdue.ts';

export const overdue: typeof nb = {
  title: 'Overdue',
  none: 'Nothing is overdue here.',
  unknownPerson: 'A person who has not been fetched to this device',
  from: (when) => `Worked out ${when} from all that the devices have delivered.`,
  fromDevice: 'Worked out from what is on this device.',
  csv: 'Download as CSV',
  csvHelp: 'The file has names and birth dates. That it is downloaded is logged.',
  chooseUnit: 'Choose a unit to download the list.',
};
