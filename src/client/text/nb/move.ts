/** A draft that goes on with a newer version of its form. */
export const move = {
  noticeTitle: 'Skjemaet har kommet i ny utgave',
  noticeText: (from: string, to: string) =>
    `Du fyller ut utgave ${from}. Utgave ${to} er tatt i bruk. Svarene dine ligger trygt uansett hva du velger.`,
  noticeAction: 'Se hva som endres',
  settleFirst: 'Velg mellom de to svarene over først.',
  title: 'Flytt til ny utgave',
  versions: (from: string, to: string) => `Fra utgave ${from} til utgave ${to}`,
  nothingMoved: 'Ingenting er flyttet før du velger det nederst.',
  lost: 'Får ikke plass',
  lostText: 'Den nye utgaven har ikke plass til disse svarene. De blir liggende i historikken til skjemaet.',
  lostOk: 'Dette svaret kan bli igjen',
  allLostOk: (count: string) => `Alle ${count} svarene kan bli igjen`,
  reasons: {
    questionGone: 'Spørsmålet er tatt ut.',
    placeGone: 'Spørsmålet står et annet sted, der svaret ikke passer.',
    typeChanged: 'Spørsmålet skal besvares på en annen måte.',
    optionGone: 'Svaret er ikke lenger blant dem du kan velge.',
    onlyOneAnswer: 'Spørsmålet tar nå bare ett svar.',
  },
  changed: 'Endres litt',
  wasQuestion: (question: string) => `Før: «${question}»`,
  wasAnswer: (answer: string) => `Svaret het før: ${answer}`,
  changes: {
    wording: 'Spørsmålet har fått ny ordlyd. Les om svaret fortsatt stemmer.',
    optionWording: 'Svaret har fått ny ordlyd. Les om det fortsatt stemmer.',
    type: 'Svaret skrives nå på en annen måte.',
  },
  added: 'Nye spørsmål',
  carried: (count: string) =>
    count === '1' ? 'Ett svar blir med som det er' : `${count} svar blir med som de er`,
  nothingCarried: 'Ingen svar blir med som de er.',
  recalculated: 'Summer regnes ut på nytt.',
  confirmMissing: (count: string) =>
    count === '1'
      ? 'Kryss av ved svaret som ikke får plass, så det ikke blir borte uten at du vet det.'
      : `Kryss av ved de ${count} svarene som ikke får plass, så ingen blir borte uten at du vet det.`,
  go: (version: string) => `Flytt til utgave ${version}`,
  keep: (version: string) => `Behold utgave ${version}`,
  moved: (version: string) =>
    `Du er nå på utgave ${version}. Det ligger på enheten og leveres når det er nett.`,
  history: 'Flyttet fra en eldre utgave',
  historyEntry: (when: string, name: string, from: string, to: string) =>
    `${when} flyttet ${name} skjemaet fra utgave ${from} til utgave ${to}.`,
  historyLost: 'Dette ble ikke med:',
  strayTitle: 'Svar uten plass',
  strayText:
    'Noen svarte på den forrige utgaven mens skjemaet ble flyttet hit. Sett svaret inn der det hører hjemme, eller ta det bort. Først da kan du signere.',
  strayBy: (when: string, name: string) => `${name}, ${when}`,
  strayMove: 'Sett inn et annet sted',
  strayCopy: 'Kopier teksten',
  strayCopied: 'Teksten er kopiert.',
  strayNotCopied: 'Teksten lot seg ikke kopiere her. Hold fingeren på den for å velge den selv.',
  strayRemoved: (question: string) => `Svaret på «${question}» er tatt bort.`,
  strayPlaced: (question: string) => `Svaret står nå under «${question}».`,
  strayUndo: 'Angre',
  place: {
    title: 'Hvor hører svaret hjemme?',
    asValue: 'Spørsmål som tar et slikt svar',
    asWords: 'Skriv det inn som tekst',
    replaces: (answer: string) => `Bytter ut: ${answer}`,
    after: (answer: string) => `Kommer etter: ${answer}`,
    none: 'Ingen spørsmål i skjemaet kan ta imot dette svaret nå. Kopier teksten, eller ta svaret bort.',
    ask: 'Velg et spørsmål først.',
    go: 'Sett inn her',
    back: 'Tilbake',
  },
  strayRemove: 'Ta bort svaret',
};
