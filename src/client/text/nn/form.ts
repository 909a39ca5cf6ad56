import type { FormIssue } from '#domain/forms/form-session.ts';

const rule = (name: string): string => (name === '' ? 'Ein regel' : `Regelen ved «${name}»`);

export const form: typeof import('../nb/form.ts').form = {
  required: 'må fyllast ut',
  optional: 'kan stå tom',
  help: 'Hjelp',
  rule: 'Slik blir det rekna ut',
  more: 'Les meir',
  last: 'sist',
  lastOn: (date: string) => `sist ${date}`,
  repeatLast: (answer: string, date: string) => `Sist: ${answer}${date ? ` · ${date}` : ''}`,
  oneLess: 'Éin mindre',
  oneMore: 'Éin meir',
  useLast: 'Bruk om att',
  points: (points: number) => `${points} poeng`,
  noPoints: 'ikkje målt',
  clear: 'Fjern svaret',
  answerIs: (name: string, answer: string) => `${name}: ${answer}`,
  answerGone: (name: string) => `${name}: svaret er teke bort`,
  yes: 'Ja',
  no: 'Nei',
  notAnswered: 'Ikkje svart',
  notCalculated: '–',
  progress: (answered: number, total: number) => `${answered} av ${total} svarte på`,
  progressLabel: 'Kor langt du er komen',
  otherAnswer: 'Anna svar',
  writeOther: 'Skriv svaret',
  search: 'Søk i lista',
  searchHits: (count: number) => (count === 1 ? '1 treff' : `${count} treff`),
  searchNone: 'Ingen treff. Prøv færre bokstavar.',
  searchMore: (shown: number, total: number) => `Viser ${shown} av ${total}. Skriv meir for å finne fleire.`,
  chosen: (text: string) => `Valt: ${text}`,
  removeChosen: (text: string) => `Fjern ${text}`,
  noOptions: 'Svara å velje mellom følgjer ikkje med skjemaet.',
  noOptionsYet: 'Her er ikkje noko å velje mellom enno. Svara kjem frå det du fyller ut elles i skjemaet.',
  choose: 'Vel',
  unit: 'Eining',
  unitFor: (question: string) => `Eining for ${question}`,
  date: 'Dato',
  today: 'I dag',
  now: 'No',
  partialDate: 'Skriv år, eller år og månad: 2026 eller 2026-11',
  takePhoto: 'Ta bilete',
  chooseFile: 'Vel fil',
  attachmentFor: (question: string, action: string) => `${action}: ${question}`,
  removeFile: 'Fjern fila',
  shrinking: 'Gjer biletet mindre …',
  fileSize: (size: string) => `Storleik ${size}`,
  fileUnreadable: 'Fila lét seg ikkje lese. Prøv ei anna.',
  picture: 'Biletet som er lagt ved',
  addAnswer: 'Legg til eit svar til',
  addRepeat: (name: string) => `Legg til ${name.toLowerCase()}`,
  repeatName: (name: string, index: number) => `${name} ${index}`,
  removeRepeat: (name: string) => `Fjern ${name}`,
  finding: {
    title: (count: number) =>
      count === 1 ? 'Ein regel i skjemaet verkar ikkje' : `${count} reglar i skjemaet verkar ikkje`,
    cycle: (name: string) => `${rule(name)} ventar på seg sjølv. Han er slått av.`,
    expressionFailed: (name: string) => `${rule(name)} har ein feil. Han er slått av til svara blir endra.`,
    expressionTimeout: (name: string) => `${rule(name)} brukte for lang tid. Han er slått av.`,
    expressionUnsupported: (name: string) => `${rule(name)} kan ikkje reknast ut her.`,
    more: (count: number) => (count === 1 ? 'og éin til' : `og ${count} til`),
    comfort: 'Svara dine er trygge. Sei frå til den som har laga skjemaet.',
  },
  question: 'Spørsmål',
  notOffered: 'Kan ikkje veljast her',
  rowNumber: 'Rad',
  removeRow: 'Fjern rada',
  removed: (name: string) => `${name} er fjerna.`,
  undo: 'Angre',
  answerNumber: (question: string, index: number) => `${question} (svar ${index})`,
  sliderEmpty: 'Ikkje sett. Dra i skyvaren for å svare.',
  nextPage: 'Neste',
  previousPage: 'Tilbake',
  pageOf: (page: number, pages: number) => `Side ${page} av ${pages}`,
  pages: 'Sider i skjemaet',
  issueCount: (count: number) =>
    count === 1 ? 'Éin ting manglar før du kan signere' : `${count} ting manglar før du kan signere`,
  warningCount: (count: number) => (count === 1 ? 'Sjå over dette' : `Sjå over ${count} ting`),
  noAnswers: 'Ingenting er fylt ut enno.',
  sign: 'Signer',
  signTitle: 'Sjå over før du signerer',
  signIntro: 'Dette blir ståande under namnet ditt.',
  signing: 'Signerer …',
  signFailed: 'Det gjekk ikkje å signere no. Svara dine ligg trygt her. Prøv igjen.',
  back: 'Tilbake til skjemaet',
  results: 'Resultat',
  answers: 'Svar',
  print: 'Skriv ut',
  signedBy: (name: string) => `Signert av ${name}`,
  signedOn: (date: string) => `Signert ${date}`,
  untitled: 'Skjema utan namn',
  unnamedQuestion: 'Spørsmål utan tekst',
  security: 'Personvern',
  instructions: 'Rettleiing',
  unknownType: 'Denne delen av skjemaet kan ikkje visast her.',
  calculating: 'Reknar …',
  readOnlyItem: 'kan ikkje endrast',
  language: 'Språk i skjemaet',
  /** `limit` as people write it: a day, a number with its comma, a size. */
  issue: (issue: FormIssue, limit: string): string => {
    const isMoment = typeof issue.limit === 'string';
    switch (issue.reason) {
      case 'required':
        return 'Dette må fyllast ut.';
      case 'minValue':
        return isMoment ? `Kan ikkje vere før ${limit}.` : `Kan ikkje vere under ${limit}.`;
      case 'maxValue':
        return isMoment ? `Kan ikkje vere etter ${limit}.` : `Kan ikkje vere over ${limit}.`;
      case 'minLength':
        return `Skriv minst ${limit} teikn.`;
      case 'maxLength':
        return `Skriv høgst ${limit} teikn.`;
      case 'maxDecimalPlaces':
        if (limit === '1') return 'Skriv høgst éin desimal.';
        return limit === '0' ? 'Skriv eit heilt tal.' : `Skriv høgst ${limit} desimalar.`;
      case 'regex':
        return limit === '' ? 'Svaret er ikkje skrive slik skjemaet ber om.' : `Skriv det slik: ${limit}`;
      case 'minOccurs':
        return `Gi minst ${limit} svar.`;
      case 'maxOccurs':
        return `Gi høgst ${limit} svar.`;
      case 'notAnOption':
        return 'Svaret finst ikkje i lista lenger. Vel på nytt.';
      case 'notANumber':
        return 'Skriv eit tal, til dømes 62,3.';
      case 'notADate':
        return 'Skriv ein dato som finst.';
      case 'wrongUnit':
        return 'Vel ei av einingane skjemaet bruker.';
      case 'constraint':
        return 'Svara passar ikkje saman. Sjå over dei.';
      case 'attachmentSize':
        return `Fila er for stor. Ho kan vere høgst ${limit}.`;
      case 'attachmentType':
        return 'Skjemaet tek ikkje imot filer av dette slaget.';
    }
  },
};
