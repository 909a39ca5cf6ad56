/** The extra copy of what is not delivered: when it has had to be used, and how to save it oneself. */
export const journal = {
  loss: {
    title: 'Nettleseren hadde mistet det som lå på enheten',
    when: (when: string) => `Det ble oppdaget ${when}.`,
    restored: (count: number) =>
      count === 1
        ? '1 endring som ikke var levert, lå i den ekstra kopien. Den er lagt tilbake og blir levert.'
        : `${count} endringer som ikke var levert, lå i den ekstra kopien. De er lagt tilbake og blir levert.`,
    nothingWaited: 'Alt du hadde skrevet var levert. Resten hentes på nytt.',
    allThere: 'Ingenting av det du har skrevet er borte.',
    mayBeLost: (count: number) =>
      count === 1
        ? '1 endring kan være borte. Se over det siste du skrev, og skriv det på nytt hvis det mangler.'
        : `${count} endringer kan være borte. Se over det siste du skrev, og skriv på nytt det som mangler.`,
    lastAt: (when: string) => `Det siste som ble skrevet på enheten, er fra ${when}.`,
    told: 'Kommunen får beskjed om at det skjedde, uten noe om personer.',
    read: 'Jeg har lest det',
  },
  copy: {
    title: 'Ekstra kopi',
    kept: 'Det som ikke er levert, ligger også i en ekstra kopi på enheten, i tilfelle nettleseren mister noe.',
    starting: 'Ser etter den ekstra kopien …',
    behind: {
      unavailable:
        'Nettleseren lar ikke Visitt ha en ekstra kopi her, som i et privat vindu. Det du skriver blir lagret og levert likevel.',
      full: 'Det er ikke plass til den ekstra kopien. Det du skriver blir lagret og levert likevel. Slett gjerne bilder eller apper du ikke trenger.',
      busy: 'Den ekstra kopien er opptatt i et annet vindu. Det du skriver blir lagret og levert likevel. Visitt prøver igjen.',
      failed:
        'Den ekstra kopien lot seg ikke skrive nå. Det du skriver blir lagret og levert likevel. Visitt prøver igjen.',
    },
  },
  save: {
    title: 'Ta vare på det som ikke er levert',
    text: 'Lag en låst fil med det som bare ligger på denne enheten. Bruk den hvis enheten er i ferd med å svikte. Du åpner den på en annen enhet der du er logget inn.',
    nothing: 'Alt er levert, så det er ingenting å ta vare på.',
    words: 'Passord for fila',
    wordsHelp: (least: number) =>
      `Minst ${least} tegn. Skriv det ned: uten det kan ingen åpne fila, heller ikke kommunen.`,
    suggest: 'Lag et passord for meg',
    tooShort: (least: number) => `Passordet må ha minst ${least} tegn.`,
    action: 'Lagre fila',
    busy: 'Låser fila …',
    saved: (count: number) =>
      count === 1 ? 'Fila med 1 endring er lagret.' : `Fila med ${count} endringer er lagret.`,
    failed: 'Fila ble ikke laget. Det som ligger på enheten, er urørt. Prøv igjen.',
  },
  take: {
    title: 'Legg inn en fil fra en annen enhet',
    text: 'Det du har tatt vare på, blir lagt inn her og levert. Er noe levert før, blir det ikke levert to ganger.',
    file: 'Velg fil',
    words: 'Passordet for fila',
    action: 'Legg inn',
    busy: 'Åpner fila …',
    taken: (count: number) =>
      count === 1
        ? '1 endring er lagt inn og blir levert.'
        : `${count} endringer er lagt inn og blir levert.`,
    nothingNew: 'Alt i fila er her allerede.',
    refused: {
      notOurs: 'Dette er ikke en slik fil fra Visitt. Velg en annen.',
      newer: 'Fila er laget med en nyere utgave av Visitt. Ta i bruk den nye utgaven her først.',
      wrongWords: 'Passordet passer ikke til fila, eller fila er skadet.',
      otherPerson:
        'Fila hører til en annen. Den som laget den, må selv legge den inn, logget inn som seg selv.',
      storage: 'Det lot seg ikke lagre på enheten. Fila er urørt. Prøv igjen.',
    },
  },
};
