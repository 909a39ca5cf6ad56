/** Asked before somebody outside one's own unit is opened. */
export const access = {
  title: 'Hvorfor åpner du?',
  why: (unit: string) =>
    `Dette gjelder en person i ${unit}, der du ikke har din egen rolle. Si hvorfor du åpner, så blir det stående i loggen over hvem som har sett hva.`,
  whyUnknownUnit:
    'Dette gjelder en person utenfor enheten du selv har en rolle i. Si hvorfor du åpner, så blir det stående i loggen over hvem som har sett hva.',
  reason: 'Grunn',
  reasons: {
    care: 'Jeg gir helsehjelp til personen',
    question: 'Personen eller pårørende har spurt',
    quality: 'Kvalitetsarbeid',
    complaint: 'Avvik eller klage',
    other: 'Noe annet',
  },
  otherWords: 'Skriv grunnen',
  missing: 'Velg en grunn først.',
  missingWords: 'Skriv grunnen først.',
  open: 'Åpne',
};
