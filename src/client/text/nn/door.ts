import type { door as nb } from '../nb/door.ts';

export const door: typeof nb = {
  unlock: {
    title: 'Lås opp',
    who: 'Kven er du?',
    hello: (name) => `Hei, ${name}`,
    pin: 'PIN',
    typed: (count, of) => `${count} av ${of} tal`,
    remove: 'Slett siste tal',
    passkey: 'Bruk låsen på eininga',
    checking: 'Opnar …',
    wrong: (left) => `Feil PIN. Du har ${left} forsøk att.`,
    wrongMany: 'Feil PIN. Prøv igjen.',
    wait: (seconds) => `Vent ${seconds} sekund før du prøver igjen.`,
    gone: 'PIN-en er teken bort etter for mange forsøk. Logg inn på nett. Alt du har skrive, ligg trygt her.',
    lease:
      'Det er for lenge sidan denne eininga hadde kontakt. Logg inn på nett. Alt du har skrive, ligg trygt her.',
    noOffline: 'Du har ikkje valt PIN på denne eininga, så ho blir berre opna med innlogging på nett.',
    declined: 'Det gjekk ikkje. Prøv igjen, eller bruk PIN.',
    forgot: 'Gløymt PIN? Logg inn på nett',
    logIn: 'Logg inn på nett',
    someoneElse: 'Logg inn som ein annan',
    others: 'Byt brukar',
    undelivered: (count) => `${count} ikkje levert`,
    allDelivered: 'Alt er levert',
    closing:
      'Denne eininga er stengd. Lås opp éin gong til med nett, så blir det som ikkje er levert, levert. Deretter blir eininga tømd.',
  },
  emptied: {
    title: 'Denne eininga er stengd',
    text: 'Nokon hos dykk har stengt ho. Det som var skrive her, er levert, og eininga er tømd. Ta kontakt med leiaren din om det er feil.',
  },
};
