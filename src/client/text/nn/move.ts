import type { move as nbMove } from '../nb/move.ts';

export const move: typeof nbMove = {
  noticeTitle: 'Skjemaet har kome i ny utgåve',
  noticeText: (from, to) =>
    `Du fyller ut utgåve ${from}. Utgåve ${to} er teken i bruk. Svara dine ligg trygt same kva du vel.`,
  noticeAction: 'Sjå kva som blir endra',
  settleFirst: 'Vel mellom dei to svara over først.',
  title: 'Flytt til ny utgåve',
  versions: (from, to) => `Frå utgåve ${from} til utgåve ${to}`,
  nothingMoved: 'Ingenting er flytta før du vel det nedst.',
  lost: 'Får ikkje plass',
  lostText: 'Den nye utgåva har ikkje plass til desse svara. Dei blir liggjande i historikken til skjemaet.',
  lostOk: 'Dette svaret kan bli att',
  allLostOk: (count) => `Alle ${count} svara kan bli att`,
  reasons: {
    questionGone: 'Spørsmålet er teke ut.',
    placeGone: 'Spørsmålet står ein annan stad, der svaret ikkje passar.',
    typeChanged: 'Spørsmålet skal svarast på ein annan måte.',
    optionGone: 'Svaret er ikkje lenger blant dei du kan velje.',
    onlyOneAnswer: 'Spørsmålet tek no berre eitt svar.',
  },
  changed: 'Blir litt endra',
  wasQuestion: (question) => `Før: «${question}»`,
  wasAnswer: (answer) => `Svaret heitte før: ${answer}`,
  changes: {
    wording: 'Spørsmålet har fått ny ordlyd. Les om svaret framleis stemmer.',
    optionWording: 'Svaret har fått ny ordlyd. Les om det framleis stemmer.',
    type: 'Svaret blir no skrive på ein annan måte.',
  },
  added: 'Nye spørsmål',
  carried: (count) => (count === '1' ? 'Eitt svar blir med som det er' : `${count} svar blir med som dei er`),
  nothingCarried: 'Ingen svar blir med som dei er.',
  recalculated: 'Summar blir rekna ut på nytt.',
  confirmMissing: (count) =>
    count === '1'
      ? 'Kryss av ved svaret som ikkje får plass, så det ikkje blir borte utan at du veit det.'
      : `Kryss av ved dei ${count} svara som ikkje får plass, så ingen blir borte utan at du veit det.`,
  go: (version) => `Flytt til utgåve ${version}`,
  keep: (version) => `Behald utgåve ${version}`,
  moved: (version) => `Du er no på utgåve ${version}. Det ligg på eininga og blir levert når det er nett.`,
  history: 'Flytta frå ei eldre utgåve',
  historyEntry: (when, name, from, to) =>
    `${when} flytta ${name} skjemaet frå utgåve ${from} til utgåve ${to}.`,
  historyLost: 'Dette vart ikkje med:',
  strayTitle: 'Svar utan plass',
  strayText:
    'Nokon svarte på den førre utgåva medan skjemaet vart flytta hit. Set svaret inn der det høyrer heime, eller ta det bort. Først då kan du signere.',
  strayBy: (when, name) => `${name}, ${when}`,
  strayMove: 'Set inn ein annan stad',
  strayCopy: 'Kopier teksten',
  strayCopied: 'Teksten er kopiert.',
  strayNotCopied: 'Teksten lét seg ikkje kopiere her. Hald fingeren på han for å velje han sjølv.',
  strayRemoved: (question: string) => `Svaret på «${question}» er teke bort.`,
  strayPlaced: (question: string) => `Svaret står no under «${question}».`,
  strayUndo: 'Angre',
  place: {
    title: 'Kvar høyrer svaret heime?',
    asValue: 'Spørsmål som tek eit slikt svar',
    asWords: 'Skriv det inn som tekst',
    replaces: (answer: string) => `Byter ut: ${answer}`,
    after: (answer: string) => `Kjem etter: ${answer}`,
    none: 'Ingen spørsmål i skjemaet kan ta imot dette svaret no. Kopier teksten, eller ta svaret bort.',
    ask: 'Vel eit spørsmål først.',
    go: 'Set inn her',
    back: 'Tilbake',
  },
  strayRemove: 'Ta bort svaret',
};
