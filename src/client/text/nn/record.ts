import type { record as nbRecord } from '../nb/record.ts';

export const record: typeof nbRecord = {
  documentTitle: 'Skjema',
  sign: 'Signer',
  yes: 'Ja',
  no: 'Nei',
  noAnswer: 'Ikkje svart',
  saved: 'Lagra på eininga',
  saving: 'Lagrar …',
  gone: {
    title: 'Skjemaet er ikkje på denne eininga',
    text: 'Anten er det ikkje henta enno, eller så har du ikkje tilgang lenger.',
  },
  formMissing: {
    title: 'Sjølve skjemaet er ikkje henta enno',
    text: 'Svara ligg trygt, men spørsmåla manglar på denne eininga. Dei blir henta av seg sjølve når det er nett.',
  },
  signedLead: (when, name) => `Signert ${when} av ${name}`,
  notApproved: 'Ikkje fagleg godkjent av kommunen enno.',
  source: (source) => `Kjelde: ${source}`,
  approvedBy: (who) => `Fagleg godkjent av ${who}.`,
  aboutForm: 'Om skjemaet',
  rights: (rights) => `Rettar: ${rights}`,
  version: (version) => `Utgåve ${version}`,
  ruleNote:
    'Visitt legg saman etter regelen som blir vist. Det stiller ingen diagnose og gir ingen råd om behandling.',
  receipt: {
    title: 'Signert',
    recorded: (form) => `${form} er registrert.`,
    score: (score) => `Sum: ${score} poeng`,
    weight: (weight) => `Vekt: ${weight}`,
    height: (height) => `Høgd: ${height}`,
    safe: 'Det ligg trygt på eininga, og blir levert av seg sjølv når det er nett.',
    backTo: (name) => `Tilbake til ${name}`,
    toVisit: 'Tilbake til besøket',
    nextPerson: 'Neste person',
    show: 'Sjå det du signerte',
  },
  conflict: {
    title: 'To svar – vel',
    text: 'Ein kollega svarte noko anna på det same. Begge svara er tekne vare på. Vel det som skal gjelde.',
  },
  alsoSigned: 'Ein kollega har òg signert dette skjemaet. Begge utgåvene er tekne vare på.',
  lateAnswers: 'Det kom svar etter at skjemaet vart signert. Dei er tekne vare på som framlegg til retting.',
};
