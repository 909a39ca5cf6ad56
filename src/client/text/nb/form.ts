import type { FormIssue } from '#domain/forms/form-session.ts';

const rule = (name: string): string => (name === '' ? 'En regel' : `Regelen ved «${name}»`);

export const form = {
  required: 'må fylles ut',
  optional: 'kan stå tom',
  help: 'Hjelp',
  rule: 'Slik regnes det ut',
  more: 'Les mer',
  last: 'sist',
  lastOn: (date: string) => `sist ${date}`,
  repeatLast: (answer: string, date: string) => `Sist: ${answer}${date ? ` · ${date}` : ''}`,
  oneLess: 'Én mindre',
  oneMore: 'Én mer',
  useLast: 'Bruk igjen',
  points: (points: number) => `${points} poeng`,
  noPoints: 'ikke målt',
  clear: 'Fjern svaret',
  answerIs: (name: string, answer: string) => `${name}: ${answer}`,
  answerGone: (name: string) => `${name}: svaret er tatt bort`,
  yes: 'Ja',
  no: 'Nei',
  notAnswered: 'Ikke besvart',
  notCalculated: '–',
  progress: (answered: number, total: number) => `${answered} av ${total} besvart`,
  progressLabel: 'Hvor langt du er kommet',
  otherAnswer: 'Annet svar',
  writeOther: 'Skriv svaret',
  search: 'Søk i lista',
  searchHits: (count: number) => (count === 1 ? '1 treff' : `${count} treff`),
  searchNone: 'Ingen treff. Prøv færre bokstaver.',
  searchMore: (shown: number, total: number) => `Viser ${shown} av ${total}. Skriv mer for å finne flere.`,
  chosen: (text: string) => `Valgt: ${text}`,
  removeChosen: (text: string) => `Fjern ${text}`,
  noOptions: 'Svarene å velge mellom følger ikke med skjemaet.',
  noOptionsYet:
    'Her er ingenting å velge mellom ennå. Svarene kommer fra det du fyller ut ellers i skjemaet.',
  choose: 'Velg',
  unit: 'Enhet',
  unitFor: (question: string) => `Enhet for ${question}`,
  date: 'Dato',
  today: 'I dag',
  now: 'Nå',
  partialDate: 'Skriv år, eller år og måned: 2026 eller 2026-11',
  takePhoto: 'Ta bilde',
  chooseFile: 'Velg fil',
  attachmentFor: (question: string, action: string) => `${action}: ${question}`,
  removeFile: 'Fjern fila',
  shrinking: 'Gjør bildet mindre …',
  fileSize: (size: string) => `Størrelse ${size}`,
  fileUnreadable: 'Fila lot seg ikke lese. Prøv en annen.',
  picture: 'Bildet som er lagt ved',
  addAnswer: 'Legg til et svar til',
  addRepeat: (name: string) => `Legg til ${name.toLowerCase()}`,
  repeatName: (name: string, index: number) => `${name} ${index}`,
  removeRepeat: (name: string) => `Fjern ${name}`,
  finding: {
    title: (count: number) =>
      count === 1 ? 'En regel i skjemaet virker ikke' : `${count} regler i skjemaet virker ikke`,
    cycle: (name: string) => `${rule(name)} venter på seg selv. Den er slått av.`,
    expressionFailed: (name: string) => `${rule(name)} har en feil. Den er slått av til svarene endres.`,
    expressionTimeout: (name: string) => `${rule(name)} brukte for lang tid. Den er slått av.`,
    expressionUnsupported: (name: string) => `${rule(name)} kan ikke regnes ut her.`,
    more: (count: number) => (count === 1 ? 'og én til' : `og ${count} til`),
    comfort: 'Svarene dine er trygge. Si fra til den som har laget skjemaet.',
  },
  question: 'Spørsmål',
  notOffered: 'Kan ikke velges her',
  rowNumber: 'Rad',
  removeRow: 'Fjern raden',
  removed: (name: string) => `${name} er fjernet.`,
  undo: 'Angre',
  answerNumber: (question: string, index: number) => `${question} (svar ${index})`,
  sliderEmpty: 'Ikke satt. Dra i skyveren for å svare.',
  nextPage: 'Neste',
  previousPage: 'Tilbake',
  pageOf: (page: number, pages: number) => `Side ${page} av ${pages}`,
  pages: 'Sider i skjemaet',
  issueCount: (count: number) =>
    count === 1 ? 'Én ting mangler før du kan signere' : `${count} ting mangler før du kan signere`,
  warningCount: (count: number) => (count === 1 ? 'Se over dette' : `Se over ${count} ting`),
  noAnswers: 'Ingenting er fylt ut ennå.',
  sign: 'Signer',
  signTitle: 'Se over før du signerer',
  signIntro: 'Dette blir stående under navnet ditt.',
  signing: 'Signerer …',
  signFailed: 'Det gikk ikke å signere nå. Svarene dine ligger trygt her. Prøv igjen.',
  back: 'Tilbake til skjemaet',
  results: 'Resultat',
  answers: 'Svar',
  print: 'Skriv ut',
  signedBy: (name: string) => `Signert av ${name}`,
  signedOn: (date: string) => `Signert ${date}`,
  untitled: 'Skjema uten navn',
  unnamedQuestion: 'Spørsmål uten tekst',
  security: 'Personvern',
  instructions: 'Veiledning',
  unknownType: 'Denne delen av skjemaet kan ikke vises her.',
  calculating: 'Regner …',
  readOnlyItem: 'kan ikke endres',
  language: 'Språk i skjemaet',
  /** `limit` as people write it: a day, a number with its comma, a size. */
  issue: (issue: FormIssue, limit: string): string => {
    const isMoment = typeof issue.limit === 'string';
    switch (issue.reason) {
      case 'required':
        return 'Dette må fylles ut.';
      case 'minValue':
        return isMoment ? `Kan ikke være før ${limit}.` : `Kan ikke være under ${limit}.`;
      case 'maxValue':
        return isMoment ? `Kan ikke være etter ${limit}.` : `Kan ikke være over ${limit}.`;
      case 'minLength':
        return `Skriv minst ${limit} tegn.`;
      case 'maxLength':
        return `Skriv høyst ${limit} tegn.`;
      case 'maxDecimalPlaces':
        if (limit === '1') return 'Skriv høyst én desimal.';
        return limit === '0' ? 'Skriv et helt tall.' : `Skriv høyst ${limit} desimaler.`;
      case 'regex':
        return limit === '' ? 'Svaret er ikke skrevet slik skjemaet ber om.' : `Skriv det slik: ${limit}`;
      case 'minOccurs':
        return `Gi minst ${limit} svar.`;
      case 'maxOccurs':
        return `Gi høyst ${limit} svar.`;
      case 'notAnOption':
        return 'Svaret finnes ikke i lista lenger. Velg på nytt.';
      case 'notANumber':
        return 'Skriv et tall, for eksempel 62,3.';
      case 'notADate':
        return 'Skriv en dato som finnes.';
      case 'wrongUnit':
        return 'Velg en av enhetene skjemaet bruker.';
      case 'constraint':
        return 'Svarene passer ikke sammen. Se over dem.';
      case 'attachmentSize':
        return `Fila er for stor. Den kan være høyst ${limit}.`;
      case 'attachmentType':
        return 'Skjemaet tar ikke imot filer av dette slaget.';
    }
  },
};
