/** Filling in a form, signing it, and reading it afterwards. */
export const record = {
  documentTitle: 'Skjema',
  sign: 'Signer',
  yes: 'Ja',
  no: 'Nei',
  noAnswer: 'Ikke svart',
  saved: 'Lagret på enheten',
  saving: 'Lagrer …',
  gone: {
    title: 'Skjemaet er ikke på denne enheten',
    text: 'Enten er det ikke hentet ennå, eller så har du ikke tilgang lenger.',
  },
  formMissing: {
    title: 'Selve skjemaet er ikke hentet ennå',
    text: 'Svarene ligger trygt, men spørsmålene mangler på denne enheten. De hentes av seg selv når det er nett.',
  },
  signedLead: (when: string, name: string) => `Signert ${when} av ${name}`,
  notApproved: 'Ikke faglig godkjent av kommunen ennå.',
  source: (source: string) => `Kilde: ${source}`,
  approvedBy: (who: string) => `Faglig godkjent av ${who}.`,
  aboutForm: 'Om skjemaet',
  rights: (rights: string) => `Rettigheter: ${rights}`,
  version: (version: string) => `Utgave ${version}`,
  ruleNote:
    'Visitt legger sammen etter regelen som vises. Det stiller ingen diagnose og gir ingen råd om behandling.',
  receipt: {
    title: 'Signert',
    recorded: (form: string) => `${form} er registrert.`,
    score: (score: string) => `Sum: ${score} poeng`,
    weight: (weight: string) => `Vekt: ${weight}`,
    height: (height: string) => `Høyde: ${height}`,
    safe: 'Det ligger trygt på enheten, og leveres av seg selv når det er nett.',
    backTo: (name: string) => `Tilbake til ${name}`,
    nextPerson: 'Neste person',
    show: 'Se det du signerte',
  },
  conflict: {
    title: 'To svar – velg',
    text: 'En kollega svarte noe annet på det samme. Begge svarene er tatt vare på. Velg det som skal gjelde.',
  },
  alsoSigned: 'En kollega har også signert dette skjemaet. Begge utgavene er tatt vare på.',
  lateAnswers: 'Det kom svar etter at skjemaet ble signert. De er tatt vare på som forslag til rettelse.',
};
