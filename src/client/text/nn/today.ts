import type { today as nbToday } from '../nb/today.ts';

export const today: typeof nbToday = {
  title: 'I dag',
  overdue: 'Forfalle',
  now: 'No',
  later: 'Dei neste dagane',
  started: 'Påbyrja',
  correcting: 'Retting påbyrja',
  toSettle: 'Nokon må avgjere',
  notDelivered: 'Signert, ikkje levert enno',
  learning: 'Læring',
  nextBooklet: (number, title) => `Neste hefte: ${number} ${title}`,
  overdueDays: (days) => (days === 1 ? '1 dag over' : `${days} dagar over`),
  overdueMonths: (months) => `${months} månader over`,
  dueToday: 'i dag',
  due: (day) => `innan ${day}`,
  visitMissed: (day) => `planlagt ${day}`,
  allPersons: 'Sjå alle personar',
  nothingNow: {
    title: 'Ingenting planlagt i dag',
    text: 'Besøk og oppgåver som er dine, kjem her. Du kan starte eit skjema hos kven du vil.',
  },
  nothingOverdue: 'Ingen kartleggingar er forfalne.',
  firstSync: {
    title: 'Hentar det du treng',
    text: 'Første gongen tek det litt tid. Når det er henta, verkar alt utan nett.',
    progress: (done, total) => `${done} av ${total}`,
  },
  firstSyncWaits: {
    title: 'Ventar på nett',
    text: 'Personar og skjema er ikkje henta til denne eininga enno. Gå dit det er dekning, så blir dei henta av seg sjølve.',
  },
};
