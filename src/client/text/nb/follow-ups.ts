/** The follow-ups across people, and those of one person. */
export const followUps = {
  title: 'Tiltak',
  whose: { legend: 'Hvilke tiltak', mine: 'Mine', all: 'Alles', closed: 'Ferdige' },
  overdue: 'Forfalt',
  today: 'I dag',
  week: 'De neste sju dagene',
  later: 'Senere',
  due: (day: string) => `frist ${day}`,
  free: 'Ledig',
  mine: 'Du',
  unknownStaff: 'ukjent medarbeider',
  done: (day: string, name: string) => `Gjort ${day} av ${name}`,
  dropped: (day: string, name: string) => `Tatt bort ${day} av ${name}`,
  noOutcome: 'Ingenting er skrevet om hva som kom ut av det.',
  noneMine: {
    title: 'Du har ingen tiltak nå',
    text: 'Tiltak du lager eller tar, kommer her. Se om noe er ledig hos de andre.',
  },
  noneOpen: {
    title: 'Ingen åpne tiltak',
    text: 'Det som skal følges opp etter besøk, kartlegginger og runder, kommer her.',
  },
  noneClosed: {
    title: 'Ingenting er ferdig ennå',
    text: 'Når et tiltak er gjort, står det her med det som kom ut av det.',
  },
  ofPerson: 'Tiltak',
  nonePerson: 'Ingen åpne tiltak.',
  closed: (count: number) => `Ferdige tiltak (${count})`,
};
