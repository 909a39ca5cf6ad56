import type { followUps as nbFollowUps } from '../nb/follow-ups.ts';

export const followUps: typeof nbFollowUps = {
  title: 'Tiltak',
  whose: { legend: 'Kva tiltak', mine: 'Mine', all: 'Alle sine', closed: 'Ferdige' },
  overdue: 'Forfalle',
  today: 'I dag',
  week: 'Dei neste sju dagane',
  later: 'Seinare',
  due: (day) => `frist ${day}`,
  free: 'Ledig',
  mine: 'Du',
  unknownStaff: 'ukjend medarbeidar',
  done: (day, name) => `Gjort ${day} av ${name}`,
  dropped: (day, name) => `Teke bort ${day} av ${name}`,
  noOutcome: 'Ingenting er skrive om kva som kom ut av det.',
  noneMine: {
    title: 'Du har ingen tiltak no',
    text: 'Tiltak du lagar eller tek, kjem her. Sjå om noko er ledig hos dei andre.',
  },
  noneOpen: {
    title: 'Ingen opne tiltak',
    text: 'Det som skal følgjast opp etter besøk, kartleggingar og rundar, kjem her.',
  },
  noneClosed: {
    title: 'Ingenting er ferdig enno',
    text: 'Når eit tiltak er gjort, står det her med det som kom ut av det.',
  },
  ofPerson: 'Tiltak',
  nonePerson: 'Ingen opne tiltak.',
  closed: (count) => `Ferdige tiltak (${count})`,
};
