import type { journal as nb } from '../nb/journal.ts';

export const journal: typeof nb = {
  loss: {
    title: 'Nettlesaren hadde mista det som låg på eininga',
    when: (when) => `Det vart oppdaga ${when}.`,
    restored: (count) =>
      count === 1
        ? '1 endring som ikkje var levert, låg i den ekstra kopien. Ho er lagd tilbake og blir levert.'
        : `${count} endringar som ikkje var leverte, låg i den ekstra kopien. Dei er lagde tilbake og blir leverte.`,
    nothingWaited: 'Alt du hadde skrive var levert. Resten blir henta på nytt.',
    allThere: 'Ingenting av det du har skrive er borte.',
    mayBeLost: (count) =>
      count === 1
        ? '1 endring kan vere borte. Sjå over det siste du skreiv, og skriv det på nytt om det manglar.'
        : `${count} endringar kan vere borte. Sjå over det siste du skreiv, og skriv på nytt det som manglar.`,
    lastAt: (when) => `Det siste som vart skrive på eininga, er frå ${when}.`,
    told: 'Kommunen får melding om at det skjedde, utan noko om dei det gjeld.',
    read: 'Eg har lese det',
  },
  copy: {
    title: 'Ekstra kopi',
    kept: 'Det som ikkje er levert, ligg også i ein ekstra kopi på eininga, i tilfelle nettlesaren mister noko.',
    starting: 'Ser etter den ekstra kopien …',
    behind: {
      unavailable:
        'Nettlesaren lèt ikkje Visitt ha ein ekstra kopi her, som i eit privat vindauge. Det du skriv blir lagra og levert likevel.',
      full: 'Det er ikkje plass til den ekstra kopien. Det du skriv blir lagra og levert likevel. Slett gjerne bilete eller appar du ikkje treng.',
      busy: 'Den ekstra kopien er oppteken i eit anna vindauge. Det du skriv blir lagra og levert likevel. Visitt prøver igjen.',
      failed:
        'Den ekstra kopien lét seg ikkje skrive no. Det du skriv blir lagra og levert likevel. Visitt prøver igjen.',
    },
  },
  save: {
    title: 'Ta vare på det som ikkje er levert',
    text: 'Lag ei låst fil med det som berre ligg på denne eininga. Bruk ho om eininga er i ferd med å svikte. Du opnar ho på ei anna eining der du er logga inn.',
    nothing: 'Alt er levert, så det er ingenting å ta vare på.',
    words: 'Passord for fila',
    wordsHelp: (least) =>
      `Minst ${least} teikn. Skriv det ned: utan det kan ingen opne fila, heller ikkje kommunen.`,
    suggest: 'Lag eit passord for meg',
    tooShort: (least) => `Passordet må ha minst ${least} teikn.`,
    action: 'Lagre fila',
    busy: 'Låser fila …',
    saved: (count) =>
      count === 1 ? 'Fila med 1 endring er lagra.' : `Fila med ${count} endringar er lagra.`,
    failed: 'Fila vart ikkje laga. Det som ligg på eininga, er urørt. Prøv igjen.',
  },
  take: {
    title: 'Legg inn ei fil frå ei anna eining',
    text: 'Det du har teke vare på, blir lagt inn her og levert. Er det levert før, blir det ikkje levert to gonger.',
    file: 'Vel fil',
    words: 'Passordet for fila',
    action: 'Legg inn',
    busy: 'Opnar fila …',
    taken: (count) =>
      count === 1
        ? '1 endring er lagd inn og blir levert.'
        : `${count} endringar er lagde inn og blir leverte.`,
    nothingNew: 'Alt i fila er her allereie.',
    refused: {
      notOurs: 'Dette er ikkje ei slik fil frå Visitt. Vel ei anna.',
      newer: 'Fila er laga med ei nyare utgåve av Visitt. Ta i bruk den nye utgåva her først.',
      wrongWords: 'Passordet passar ikkje til fila, eller fila er skadd.',
      otherPerson:
        'Fila høyrer til ein annan. Den som laga ho, må sjølv leggje ho inn, logga inn som seg sjølv.',
      storage: 'Det lét seg ikkje lagre på eininga. Fila er urørt. Prøv igjen.',
    },
  },
};
