import type { schedules as nb } from '../nb/schedules.ts';

export const schedules: typeof nb = {
  title: 'Fristar',
  link: 'Fristar: kva som forfell når',
  lead: 'Reglane som bestemmer kva som forfell hos kven. Alle ser dei; fagansvarleg kan endre dei.',
  back: 'Til skjemaa',
  none: 'Ingen fristar er henta til eininga enno.',
  rule: {
    plain: (first, every) => `Første gong innan ${first}, så ${every}.`,
    plan: (first, every) => `Plan innan ${first} etter risiko, så blir han vurdert ${every}.`,
    offer: (first, every) => `Tilbod innan ${first}, så ${every}.`,
    assumed: 'forslag',
  },
  fromAge: (age) => `Frå ${age} år.`,
  others: (names) => `Gjeld ikkje: ${names}.`,
  edit: {
    lead: 'Det du lagrar, blir ei ny utgåve. Den gamle blir teken vare på, og alle einingar får den nye ved neste kontakt.',
    applies: (service) => `Gjeld for ${service}`,
    first: { plain: 'Første gong innan', plan: 'Plan etter risiko innan', offer: 'Tilbod innan' },
    repeat: { plain: 'Deretter', plan: 'Blir vurdert', offer: 'Deretter' },
    age: 'Frå kva alder?',
    missing: {
      age: 'Skriv ein alder mellom 18 og 110 år.',
      rules: 'Vel minst éi teneste. Skal det ikkje spørjast om i det heile, må skjemaet takast ut av bruk.',
    },
  },
};
