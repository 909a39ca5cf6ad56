import type { shell as nbShell } from '../nb/shell.ts';

export const shell: typeof nbShell = {
  navigation: 'Hovudmeny',
  today: 'I dag',
  persons: 'Personar',
  learning: 'Læring',
  overview: 'Oversikt',
  me: 'Meg',
  status: {
    label: 'Kva som er levert',
    offline: 'Utan nett – alt blir lagra her',
    onDevice: (count) => `${count} på denne eininga`,
    sending: (count) => `Leverer ${count} …`,
    fetching: (done, total) => `Hentar ${done} av ${total}`,
    fetchingFirst: 'Hentar det du treng …',
    needsYou: (count) => `${count} treng deg`,
    allDelivered: (when) => `Alt levert ${when}`,
    nothingToDeliver: 'Alt er levert',
  },
  mark: {
    local: 'På denne eininga',
    sending: 'Blir levert …',
    delivered: (when) => `Levert ${when}`,
    attention: 'Treng deg',
  },
  loginNeeded: {
    text: 'Logg inn igjen for å levere – alt er lagra her.',
    action: 'Logg inn',
  },
  updateNeeded: {
    text: 'Ta i bruk den nye utgåva for å hente nytt. Det du skriv, blir levert likevel.',
  },
  newVersion: {
    text: 'Ny utgåve av Visitt er klar.',
    action: 'Ta henne i bruk',
    later: 'Seinare',
  },
  lockOffer: {
    text: 'Vel PIN, så kan du opne Visitt også utan nett.',
    action: 'Vel PIN',
    later: 'Seinare',
  },
  login: {
    title: 'Logg inn i Visitt',
    lead: 'Skjema og sjekklister som verkar utan nett, frå du startar telefonen.',
    action: 'Logg inn',
    needsNetwork: 'Den første innlogginga på denne eininga treng nett.',
    offlineNow:
      'Du er utan nett no. Gå dit det er dekning og logg inn éin gong. Etterpå verkar Visitt utan nett.',
    after: 'Når du har logga inn éin gong, verkar Visitt utan nett på denne eininga.',
    checking: 'Opnar Visitt …',
    notMedical:
      'Visitt registrerer og reknar saman etter reglar som blir viste. Det er ikkje CE-merkt medisinsk utstyr.',
  },
  logOut: 'Logg ut',
  noAccess: {
    title: 'Du har ikkje fått tilgang enno',
    text: 'Du er logga inn, men har inga rolle i ei eining. Be leiaren din eller administratoren om å gi deg ei.',
    again: 'Sjå etter på nytt',
  },
  serverTrouble: {
    title: 'Fekk ikkje kontakt med tenesta',
    text: 'Nettet verkar, men tenesta svarer ikkje som ho skal. Vent litt og prøv igjen.',
  },
  storage: {
    unavailable: {
      title: 'Nettlesaren lèt ikkje Visitt lagre noko',
      text: 'Då kan ikkje det du skriv, takast vare på. Opne Visitt i eit vanleg vindauge, ikkje eit privat, og lat nettstaden få lagre data.',
    },
    full: {
      title: 'Telefonen er full',
      text: 'Det er ikkje plass til meir på eininga. Slett bilete eller appar du ikkje treng, og prøv igjen. Det som alt er lagra i Visitt, er trygt.',
    },
    timeout: {
      title: 'Lageret på eininga svarer ikkje',
      text: 'Lukk andre appar og vindauge og prøv igjen. Hjelper ikkje det, start telefonen på nytt. Det som er lagra, blir liggjande.',
    },
    blocked: {
      title: 'Visitt er open i eit eldre vindauge',
      text: 'Lukk dei andre vindauga og fanene med Visitt, og prøv igjen.',
    },
    damaged: {
      title: 'Noko av det som låg på eininga, kan ikkje lesast',
      text: 'Det som er levert, er trygt hos kommunen. Ikkje slett nettlesardata. Prøv igjen, og ta kontakt med den som har ansvar for Visitt hos dykk om sida kjem tilbake.',
    },
    unknown: {
      title: 'Lagringa på eininga svikta',
      text: 'Det siste du gjorde, vart kanskje ikkje lagra. Prøv igjen. Sjå etter at det siste svaret står der det skal.',
    },
  },
};
