/** The frame around every screen: navigation, the header's state, log-in, and what locks the app. */
export const shell = {
  navigation: 'Hovedmeny',
  today: 'I dag',
  persons: 'Personer',
  learning: 'Læring',
  overview: 'Oversikt',
  me: 'Meg',
  status: {
    label: 'Hva som er levert',
    offline: 'Uten nett – alt lagres her',
    onDevice: (count: number) => `${count} på denne enheten`,
    sending: (count: number) => `Leverer ${count} …`,
    fetching: (done: number, total: number) => `Henter ${done} av ${total}`,
    fetchingFirst: 'Henter det du trenger …',
    needsYou: (count: number) => `${count} trenger deg`,
    allDelivered: (when: string) => `Alt levert ${when}`,
    nothingToDeliver: 'Alt er levert',
  },
  mark: {
    local: 'På denne enheten',
    sending: 'Leveres …',
    delivered: (when: string) => `Levert ${when}`,
    attention: 'Trenger deg',
  },
  loginNeeded: {
    text: 'Logg inn igjen for å levere – alt er lagret her.',
    action: 'Logg inn',
  },
  updateNeeded: {
    text: 'Ta i bruk den nye utgaven for å hente nytt. Det du skriver blir levert likevel.',
  },
  newVersion: {
    text: 'Ny utgave av Visitt er klar.',
    action: 'Ta den i bruk',
    later: 'Senere',
  },
  lockOffer: {
    text: 'Velg PIN, så kan du åpne Visitt også uten nett.',
    action: 'Velg PIN',
    later: 'Senere',
  },
  login: {
    title: 'Logg inn i Visitt',
    lead: 'Skjemaer og sjekklister som virker uten nett, fra du starter telefonen.',
    action: 'Logg inn',
    needsNetwork: 'Den første innloggingen på denne enheten trenger nett.',
    offlineNow:
      'Du er uten nett nå. Gå dit det er dekning og logg inn én gang. Etterpå virker Visitt uten nett.',
    after: 'Når du har logget inn én gang, virker Visitt uten nett på denne enheten.',
    checking: 'Åpner Visitt …',
    notMedical:
      'Visitt registrerer og regner sammen etter regler som vises. Det er ikke CE-merket medisinsk utstyr.',
  },
  logOut: 'Logg ut',
  noAccess: {
    title: 'Du har ikke fått tilgang ennå',
    text: 'Du er logget inn, men har ingen rolle i en enhet. Be lederen din eller administratoren om å gi deg en.',
    again: 'Se etter på nytt',
  },
  serverTrouble: {
    title: 'Fikk ikke kontakt med tjenesten',
    text: 'Nettet virker, men tjenesten svarer ikke som den skal. Vent litt og prøv igjen.',
  },
  storage: {
    unavailable: {
      title: 'Nettleseren lar ikke Visitt lagre noe',
      text: 'Da kan ikke det du skriver tas vare på. Åpne Visitt i et vanlig vindu, ikke et privat, og la nettstedet få lagre data.',
    },
    full: {
      title: 'Telefonen er full',
      text: 'Det er ikke plass til mer på enheten. Slett bilder eller apper du ikke trenger, og prøv igjen. Det som allerede er lagret i Visitt er trygt.',
    },
    timeout: {
      title: 'Lageret på enheten svarer ikke',
      text: 'Lukk andre apper og vinduer og prøv igjen. Hjelper ikke det, start telefonen på nytt. Det som er lagret blir liggende.',
    },
    blocked: {
      title: 'Visitt er åpen i et eldre vindu',
      text: 'Lukk de andre vinduene og fanene med Visitt, og prøv igjen.',
    },
    damaged: {
      title: 'Noe av det som lå på enheten kan ikke leses',
      text: 'Det som er levert er trygt hos kommunen. Ikke slett nettleserdata. Prøv igjen, og ta kontakt med den som har ansvar for Visitt hos dere hvis siden kommer tilbake.',
    },
    unknown: {
      title: 'Lagringen på enheten sviktet',
      text: 'Det siste du gjorde ble kanskje ikke lagret. Prøv igjen. Se etter at det siste svaret står der det skal.',
    },
  },
};
