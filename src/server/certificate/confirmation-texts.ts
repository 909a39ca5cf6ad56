export type ConfirmationLanguage = 'nb' | 'nn' | 'en';

type ConfirmationText = {
  readonly lang: string;
  readonly months: readonly string[];
  readonly title: string;
  readonly notTitle: string;
  readonly notText: string;
  readonly facts: {
    readonly name: string;
    readonly municipality: string;
    readonly programme: string;
    readonly startedOn: string;
    readonly booklets: string;
    readonly seminars: string;
    readonly rule: string;
    readonly requestedOn: string;
    readonly receivedOn: string;
  };
  readonly of: (done: number, total: number) => string;
  readonly met: string;
  readonly notMet: string;
  readonly notReceived: string;
  readonly source: string;
  readonly checkTitle: string;
  readonly check: (address: string) => string;
  readonly lettersMissing: string;
  readonly honest: string;
  readonly number: string;
  readonly key: string;
  readonly made: (day: string, time: string) => string;
};

const nbMonths = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
];

const nb: ConfirmationText = {
  lang: 'nb-NO',
  months: nbMonths,
  title: 'Dette er registrert i Visitt',
  notTitle: 'Dette er ikke ABC-beviset',
  notText:
    'Beviset gis av Aldring og helse. Arket viser bare hva deltakeren, gruppelederne og ABC-kontakten har registrert i kommunens Visitt.',
  facts: {
    name: 'Navn',
    municipality: 'Kommune',
    programme: 'Opplæring',
    startedOn: 'Startet',
    booklets: 'Hefter gjennomgått',
    seminars: 'Fagseminarer',
    rule: 'Kravet i opplæringen',
    requestedOn: 'Bedt om bevis',
    receivedOn: 'Bevis mottatt',
  },
  of: (done, total) => `${done} av ${total}`,
  met: 'Oppfylt etter det som er registrert',
  notMet: 'Ikke oppfylt etter det som er registrert',
  notReceived: 'Ikke merket som mottatt',
  source:
    'Hefter er huket av av deltakeren selv eller fulgte av oppmøte på gruppemøter. Seminarer er registrert med kode eller av den som ledet dem. Visitt har ikke prøvd kunnskapen.',
  checkTitle: 'Slik kan det kontrolleres',
  check: (address) =>
    `Inni PDF-fila ligger vedlegget bekreftelse.jws. Det inneholder opplysningene over og er signert av kommunens Visitt (Ed25519). Nøkkelen det kontrolleres med, ligger på ${address}.`,
  lettersMissing:
    'Navnet har bokstaver arket ikke kan vise; de står som □. Hele navnet er i den signerte fila som ligger inni dokumentet.',
  honest:
    'Signaturen gjelder vedlegget, ikke utseendet på arket. En utskrift alene kan ikke kontrolleres. Den er ikke en kvalifisert elektronisk signatur.',
  number: 'Nummer',
  key: 'Nøkkel',
  made: (day, time) => `Laget ${day} kl. ${time}`,
};

const nn: ConfirmationText = {
  ...nb,
  lang: 'nn-NO',
  title: 'Dette er registrert i Visitt',
  notTitle: 'Dette er ikkje ABC-beviset',
  notText:
    'Beviset blir gitt av Aldring og helse. Arket viser berre kva deltakaren, gruppeleiarane og ABC-kontakten har registrert i Visitt i kommunen.',
  facts: {
    ...nb.facts,
    name: 'Namn',
    startedOn: 'Starta',
    booklets: 'Hefte gjennomgått',
    seminars: 'Fagseminar',
    requestedOn: 'Bede om bevis',
    receivedOn: 'Bevis motteke',
  },
  met: 'Oppfylt etter det som er registrert',
  notMet: 'Ikkje oppfylt etter det som er registrert',
  notReceived: 'Ikkje merkt som motteke',
  source:
    'Hefte er huka av av deltakaren sjølv eller følgde av oppmøte på gruppemøte. Seminar er registrerte med kode eller av den som leidde dei. Visitt har ikkje prøvd kunnskapen.',
  checkTitle: 'Slik kan det kontrollerast',
  check: (address) =>
    `Inni PDF-fila ligg vedlegget bekreftelse.jws. Det inneheld opplysningane over og er signert av Visitt i kommunen (Ed25519). Nøkkelen det blir kontrollert med, ligg på ${address}.`,
  lettersMissing:
    'Namnet har bokstavar arket ikkje kan vise; dei står som □. Heile namnet er i den signerte fila som ligg inni dokumentet.',
  honest:
    'Signaturen gjeld vedlegget, ikkje utsjånaden på arket. Ei utskrift åleine kan ikkje kontrollerast. Han er ikkje ein kvalifisert elektronisk signatur.',
  made: (day, time) => `Laga ${day} kl. ${time}`,
};

const en: ConfirmationText = {
  lang: 'en-GB',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  title: 'This is recorded in Visitt',
  notTitle: 'This is not the ABC certificate',
  notText:
    'The certificate is given by Aldring og helse. This page only shows what the learner, the group leaders and the ABC contact have recorded in the municipality’s Visitt.',
  facts: {
    name: 'Name',
    municipality: 'Municipality',
    programme: 'Training',
    startedOn: 'Started',
    booklets: 'Booklets worked through',
    seminars: 'Seminars',
    rule: 'What the training asks for',
    requestedOn: 'Certificate asked for',
    receivedOn: 'Certificate received',
  },
  of: (done, total) => `${done} of ${total}`,
  met: 'Met by what is recorded',
  notMet: 'Not met by what is recorded',
  notReceived: 'Not marked as received',
  source:
    'Booklets were ticked by the learner or followed from attendance at group meetings. Seminars were recorded with a code or by whoever led them. Visitt has not tested the knowledge.',
  checkTitle: 'How to check it',
  check: (address) =>
    `Inside the PDF lies the attachment bekreftelse.jws. It holds the facts above and is signed by the municipality’s Visitt (Ed25519). The key to check it with is at ${address}.`,
  lettersMissing:
    'The name has letters this page cannot show; they stand as □. The whole name is in the signed file inside the document.',
  honest:
    'The signature is on the attachment, not on the look of the page. A printout alone cannot be checked. It is not a qualified electronic signature.',
  number: 'Number',
  key: 'Key',
  made: (day, time) => `Made ${day} at ${time}`,
};

const texts: { readonly [language in ConfirmationLanguage]: ConfirmationText } = { nb, nn, en };

export const confirmationText = (language: ConfirmationLanguage): ConfirmationText => texts[language];
