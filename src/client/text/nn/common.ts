import type { common as nbCommon } from '../nb/common.ts';

export const common: typeof nbCommon = {
  unknownForm: 'Skjema som ikkje er på eininga',
  appName: 'Visitt',
  skipToContent: 'Hopp til innhaldet',
  back: 'Tilbake',
  cancel: 'Avbryt',
  close: 'Lukk',
  loading: 'Hentar …',
  tryAgain: 'Prøv igjen',
  showMore: (count) => `Vis ${count} til`,
  opensElsewhere: 'blir opna i eit nytt vindauge',
  yearsOld: (age) => `${age} år`,
  notFound: {
    title: 'Her er det ingenting',
    text: 'Adressa finst ikkje i Visitt, eller så har du ikkje tilgang til det som ligg der.',
    toToday: 'Gå til I dag',
  },
  crash: {
    title: 'Noko gjekk gale på denne sida',
    text: 'Det du har skrive, er lagra på eininga. Opne sida på nytt, så held du fram der du var.',
    reload: 'Opne på nytt',
  },
  services: {
    korttidsopphold: 'Korttidsopphald',
    langtidsopphold: 'Langtidsopphald',
    hjemmesykepleie: 'Heimesjukepleie',
    'annen-hjemmetjeneste': 'Anna heimeteneste',
    'ingen-tjeneste': 'Inga teneste',
  },
  visitKinds: {
    homeVisit: 'Heimebesøk',
    preventiveVisit: 'Førebyggjande heimebesøk',
  },
  roles: {
    nurse: 'sjukepleiar',
    assistant: 'helsefagarbeidar',
    preventiveVisitor: 'førebyggjande team',
    leader: 'leiar',
    learner: 'deltakar i ABC',
    groupLeader: 'gruppeleiar ABC',
    abcContact: 'ABC-kontakt',
    professionalLead: 'fagansvarleg',
    administrator: 'administrator',
  },
};
