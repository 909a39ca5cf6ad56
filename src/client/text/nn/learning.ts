import type { learning as nbLearning } from '../nb/learning.ts';

export const learning: typeof nbLearning = {
  title: 'Læring',
  late: 'Over eitt år sidan start',
  startedOn: (day) => `Starta ${day}`,
  doneOf: (done, total) => `${done} av ${total} hefte ferdige`,
  progressOf: (programme) => `Framdrift i ${programme}`,
  next: 'Neste hefte',
  allBooklets: 'Alle hefte',
  booklet: (number, title) => `${number}. ${title}`,
  steps: { read: 'Lese', reflected: 'Reflektert', discussed: 'Diskutert' },
  doneOn: (day) => day,
  allDone: 'Du har gått gjennom alle hefta. Godt jobba!',
  openProgramme: 'Opne hefta hos Aldring og helse',
  linkHelp: 'Tekstane ligg der. Visitt er loggboka ved sida av.',
  note: {
    open: 'Notatet mitt',
    label: (number) => `Notatet mitt til hefte ${number}`,
    help: 'Berre du kan lese det. Skriv ikkje namn på pasientar eller pårørande.',
    saving: 'Lagrar …',
    saved: 'Lagra på eininga',
  },
  start: {
    title: 'Start ein perm',
    text: 'Vel opplæringa du følgjer, så held Visitt orden på kvar du er.',
    action: (title) => `Start ${title}`,
    booklets: (count) => `${count} hefte`,
  },
  noProgrammes: {
    title: 'Inga opplæring her enno',
    text: 'Permane kjem hit når dei er henta til eininga.',
  },
  titlesNotVerified: 'Rekkjefølgja på hefta er ikkje stadfesta.',
  privacy: 'Det du hukar av her, er opplysningar om deg som tilsett. Notata er dine åleine.',
};
