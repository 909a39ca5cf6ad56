import type { learningExport as nb } from '../nb/learning-export.ts';

export const learningExport: typeof nb = {
  title: 'Læring til eit anna system',
  lead: 'Meldingar om kven som har byrja, kome vidare, delteke og fullført, til eit system for læringsdata (xAPI). Av til du slår det på.',
  notYours: {
    title: 'Dette er administratoren sitt',
    text: 'Spør administratoren i kommunen om det skal endrast.',
  },
  told: 'Deltakarar blir sende med eit fast kallenamn, aldri namn eller fødselsnummer. Notat, grunnar og fråvær blir aldri sende. Berre det som skjer etter at det er slått på, blir sendt.',
  on: 'Send læring til dette systemet',
  endpoint: 'Adressa til systemet',
  endpointHelp: 'Byrjar med https. Utan «/statements» på slutten.',
  keyName: 'Nøkkel (brukarnamn)',
  secret: 'Løyndom (passord)',
  secretHelp: 'Blir aldri vist att. Ligg forsegla, og kjem aldri på ein telefon.',
  secretKept: 'Det er lagra ein løyndom. Lat feltet stå tomt for å behalde han.',
  save: 'Lagre',
  saved: 'Lagra. Det som ventar, blir prøvt no.',
  state: 'Slik står det til',
  off: 'Slått av. Ingenting blir sendt.',
  running: 'Slått på.',
  refused: (count: number) =>
    count === 1
      ? 'Éi utsegn vart ikkje teken imot der. Resten er send.'
      : `${count} utsegner vart ikkje tekne imot der. Resten er send.`,
  again: 'Send på nytt',
  waiting: (count) => (count === 1 ? '1 melding ventar.' : `${count} meldingar ventar.`),
  sent: (count) => (count === 1 ? '1 melding er komen fram.' : `${count} meldingar er komne fram.`),
  last: (when) => `Sist ${when}.`,
  stopped: {
    refusedKey: 'Systemet godtek ikkje nøkkelen. Skriv nøkkel og løyndom på nytt og lagre.',
    refusedAddress:
      'Adressa svarer ikkje som eit system for læringsdata, eller ho er ikkje tillaten. Sjå over adressa og lagre.',
    refusedStatement: 'Systemet sa nei til ei melding. Spør leverandøren, og lagre på nytt når det er retta.',
    secretLost: 'Løyndomen kan ikkje lesast lenger. Skriv han på nytt og lagre.',
  },
  stoppedAt: (when) => `Stoppa ${when}. Ingenting er tapt, det ventar.`,
  wrong: {
    endpoint: 'Adressa må byrje med https og liggje ute på internett.',
    secret: 'Skriv løyndomen.',
    needsNetwork: 'Du må ha nett for å endre dette. Ingenting er endra.',
    forbidden: 'Du har ikkje lenger tilgang til å endre dette.',
    loggedOut: 'Logg inn på nytt for å endre dette.',
  },
  reload: 'Prøv igjen',
};
