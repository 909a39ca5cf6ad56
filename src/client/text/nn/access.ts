import type { access as nb } from '../nb/access.ts';

export const access: typeof nb = {
  title: 'Kvifor opnar du?',
  why: (unit) =>
    `Dette gjeld ein person i ${unit}, der du ikkje har di eiga rolle. Sei kvifor du opnar, så blir det ståande i loggen over kven som har sett kva.`,
  whyUnknownUnit:
    'Dette gjeld ein person utanfor eininga du sjølv har ei rolle i. Sei kvifor du opnar, så blir det ståande i loggen over kven som har sett kva.',
  reason: 'Grunn',
  reasons: {
    care: 'Eg gir helsehjelp til personen',
    question: 'Personen eller pårørande har spurt',
    quality: 'Kvalitetsarbeid',
    complaint: 'Avvik eller klage',
    other: 'Noko anna',
  },
  otherWords: 'Skriv grunnen',
  missing: 'Vel ein grunn først.',
  missingWords: 'Skriv grunnen først.',
  open: 'Opne',
};
