/** At the locked door: opening what lies on the device. */
export const door = {
  unlock: {
    title: 'Lås opp',
    who: 'Hvem er du?',
    hello: (name: string) => `Hei, ${name}`,
    pin: 'PIN',
    typed: (count: number, of: number) => `${count} av ${of} tall`,
    remove: 'Slett siste tall',
    passkey: 'Bruk enhetens lås',
    checking: 'Åpner …',
    wrong: (left: number) => `Feil PIN. Du har ${left} forsøk igjen.`,
    wrongMany: 'Feil PIN. Prøv igjen.',
    wait: (seconds: number) => `Vent ${seconds} sekunder før du prøver igjen.`,
    gone: 'PIN-en er tatt bort etter for mange forsøk. Logg inn på nett. Alt du har skrevet, ligger trygt her.',
    lease:
      'Det er for lenge siden denne enheten hadde kontakt. Logg inn på nett. Alt du har skrevet, ligger trygt her.',
    noOffline: 'Du har ikke valgt PIN på denne enheten, så den åpnes bare med innlogging på nett.',
    declined: 'Det gikk ikke. Prøv igjen, eller bruk PIN.',
    forgot: 'Glemt PIN? Logg inn på nett',
    logIn: 'Logg inn på nett',
    someoneElse: 'Logg inn som en annen',
    others: 'Bytt bruker',
    undelivered: (count: number) => `${count} ikke levert`,
    allDelivered: 'Alt er levert',
    closing:
      'Denne enheten er stengt. Lås opp én gang til med nett, så blir det som ikke er levert, levert. Deretter tømmes enheten.',
  },
  emptied: {
    title: 'Denne enheten er stengt',
    text: 'Noen hos dere har stengt den. Det som var skrevet her, er levert, og enheten er tømt. Ta kontakt med lederen din hvis det er feil.',
  },
};
