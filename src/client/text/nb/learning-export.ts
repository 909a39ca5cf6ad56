export const learningExport = {
  title: 'Læring til et annet system',
  lead: 'Meldinger om hvem som har begynt, kommet videre, deltatt og fullført, til et system for læringsdata (xAPI). Av til du slår det på.',
  notYours: {
    title: 'Dette er administratorens',
    text: 'Spør administratoren i kommunen hvis det skal endres.',
  },
  told: 'Deltakere sendes med et fast kallenavn, aldri navn eller fødselsnummer. Notater, grunner og fravær sendes aldri. Bare det som skjer etter at det er slått på, sendes.',
  on: 'Send læring til dette systemet',
  endpoint: 'Adressen til systemet',
  endpointHelp: 'Begynner med https. Uten «/statements» på slutten.',
  keyName: 'Nøkkel (brukernavn)',
  secret: 'Hemmelighet (passord)',
  secretHelp: 'Vises aldri igjen. Ligger forseglet, og kommer aldri på en telefon.',
  secretKept: 'Det er lagret en hemmelighet. La feltet stå tomt for å beholde den.',
  save: 'Lagre',
  saved: 'Lagret. Det som venter, prøves nå.',
  state: 'Slik står det til',
  off: 'Slått av. Ingenting sendes.',
  running: 'Slått på.',
  refused: (count: number) =>
    count === 1
      ? 'Ett utsagn ble ikke tatt imot der. Resten er sendt.'
      : `${count} utsagn ble ikke tatt imot der. Resten er sendt.`,
  again: 'Send på nytt',
  waiting: (count: number) => (count === 1 ? '1 melding venter.' : `${count} meldinger venter.`),
  sent: (count: number) => (count === 1 ? '1 melding er kommet fram.' : `${count} meldinger er kommet fram.`),
  last: (when: string) => `Sist ${when}.`,
  stopped: {
    refusedKey: 'Systemet godtar ikke nøkkelen. Skriv nøkkel og hemmelighet på nytt og lagre.',
    refusedAddress:
      'Adressen svarer ikke som et system for læringsdata, eller den er ikke tillatt. Se over adressen og lagre.',
    refusedStatement:
      'Systemet sa nei til en melding. Spør leverandøren, og lagre på nytt når det er rettet.',
    secretLost: 'Hemmeligheten kan ikke leses lenger. Skriv den på nytt og lagre.',
  },
  stoppedAt: (when: string) => `Stoppet ${when}. Ingenting er tapt, det venter.`,
  wrong: {
    endpoint: 'Adressen må begynne med https og ligge ute på internett.',
    secret: 'Skriv hemmeligheten.',
    needsNetwork: 'Du må ha nett for å endre dette. Ingenting er endret.',
    forbidden: 'Du har ikke lenger tilgang til å endre dette.',
    loggedOut: 'Logg inn på nytt for å endre dette.',
  },
  reload: 'Prøv igjen',
};
