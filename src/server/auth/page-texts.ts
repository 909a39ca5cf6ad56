/** The languages of the pages the server itself shows. */
export type PageLanguage = 'nb' | 'nn' | 'en';

export type PageTexts = {
  readonly logIn: string;
  readonly whoAreYou: string;
  readonly demo: string;
  readonly demoExplained: string;
  readonly stopped: string;
  readonly stoppedWhy: string;
  readonly logInAgain: string;
  readonly unknown: string;
  readonly unknownWhy: string;
  readonly toStart: string;
  readonly wait: string;
  readonly waitWhy: string;
  readonly writtenIsSafe: string;
};

export const pageTexts: { readonly [language in PageLanguage]: PageTexts } = {
  nb: {
    logIn: 'Logg inn',
    whoAreYou: 'Hvem er du i dag?',
    demo: 'Demo.',
    demoExplained:
      'Alle kommuner og mennesker her er oppdiktet, så du kan prøve alt. Du trenger ikke passord.',
    stopped: 'Innloggingen stoppet',
    stoppedWhy: 'Den hadde stått åpen for lenge, eller påloggingstjenesten svarte ikke.',
    logInAgain: 'Logg inn på nytt',
    unknown: 'Du har ikke fått tilgang ennå',
    unknownWhy:
      'Vi vet hvem du er, men kommunen har ikke lagt deg inn i Visitt. Spør lederen din eller den som har ansvar for Visitt.',
    toStart: 'Gå til forsiden',
    wait: 'Vent litt',
    waitWhy: 'Veldig mange logger inn akkurat nå. Prøv igjen om et øyeblikk.',
    writtenIsSafe: 'Det du har skrevet, ligger trygt på enheten.',
  },
  nn: {
    logIn: 'Logg inn',
    whoAreYou: 'Kven er du i dag?',
    demo: 'Demo.',
    demoExplained: 'Alle kommunar og menneske her er oppdikta, så du kan prøve alt. Du treng ikkje passord.',
    stopped: 'Innlogginga stoppa',
    stoppedWhy: 'Ho hadde stått open for lenge, eller påloggingstenesta svara ikkje.',
    logInAgain: 'Logg inn på nytt',
    unknown: 'Du har ikkje fått tilgang enno',
    unknownWhy:
      'Vi veit kven du er, men kommunen har ikkje lagt deg inn i Visitt. Spør leiaren din eller den som har ansvar for Visitt.',
    toStart: 'Gå til framsida',
    wait: 'Vent litt',
    waitWhy: 'Svært mange loggar inn akkurat no. Prøv igjen om ein augneblink.',
    writtenIsSafe: 'Det du har skrive, ligg trygt på eininga.',
  },
  en: {
    logIn: 'Log in',
    whoAreYou: 'Who are you today?',
    demo: 'Demo.',
    demoExplained:
      'Every municipality and person here is made up, so try whatever you like. You need no password.',
    stopped: 'The log-in stopped',
    stoppedWhy: 'It had been open for too long, or the log-in service did not answer.',
    logInAgain: 'Log in again',
    unknown: 'You have not been given access yet',
    unknownWhy:
      'We know who you are, but your municipality has not added you to Visitt. Ask your leader or whoever is responsible for Visitt.',
    toStart: 'Go to the start page',
    wait: 'Wait a moment',
    waitWhy: 'A great many people are logging in right now. Try again shortly.',
    writtenIsSafe: 'What you have written is safe on the device.',
  },
};

/** What a browser asks for, chosen as the app does: the neighbours get bokmål, and so does everybody else. */
export function toPageLanguage(acceptLanguage = ''): PageLanguage {
  const wanted = acceptLanguage.split(',').map((entry) => entry.trim().slice(0, 2).toLowerCase());
  for (const language of wanted) {
    if (['nb', 'no', 'da', 'sv'].includes(language)) return 'nb';
    if (language === 'nn' || language === 'en') return language;
  }
  return 'nb';
}
