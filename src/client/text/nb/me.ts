export const me = {
  title: 'Meg',
  units: 'Mine enheter',
  demo: 'Dette er en demo med oppdiktede personer.',
  needsYou: {
    title: 'Trenger deg',
    open: 'Åpne',
    reasons: {
      conflict:
        'En kollega har skrevet noe annet på det samme. Begge deler er tatt vare på. Åpne og velg hva som skal gjelde.',
      unreadable:
        'Mottakeren forsto ikke dette. Det er tatt vare på. Ta i bruk nyeste utgave av Visitt, og si fra til den som har ansvar for Visitt hos dere.',
      unknownSchema:
        'Mottakeren kjenner ikke denne utgaven ennå. Det er tatt vare på og leveres når den er oppdatert.',
      notAllowed:
        'Du har ikke lov til å skrive her. Det er tatt vare på. Snakk med lederen din om tilgangen.',
      missingRecord:
        'Det dette hører til, er ikke der lenger. Det er tatt vare på. Snakk med lederen din om hvor det skal.',
      wrongKind:
        'Dette hører til noe av et annet slag. Det er tatt vare på. Si fra til den som har ansvar for Visitt hos dere.',
      invalidBody:
        'Noe i registreringen kunne ikke tas imot slik det står. Det er tatt vare på. Åpne den og se over svarene.',
      hashMismatch:
        'Det som kom fram, var ikke likt det du signerte. Det er tatt vare på. Åpne og signer på nytt.',
      groupFailed:
        'Noe som hørte sammen med dette ble ikke tatt imot. Det er tatt vare på. Se på det andre som trenger deg først.',
    },
  },
  kinds: {
    unit: 'Enhet',
    staff: 'Medarbeider',
    person: 'Person',
    servicePeriod: 'Tjeneste',
    visit: 'Besøk',
    response: 'Skjema',
    measurement: 'Måling',
    task: 'Oppgave',
    exemption: 'Ikke kartlagt',
    round: 'Runde',
    roundMark: 'Hoppet over på runde',
    exercise: 'Øvelse',
    exerciseEvent: 'Øvelsens gang',
    exerciseNote: 'Notat fra øvelse',
    absence: 'Borte',
    individualPlan: 'Individuell plan',
    vitalsPlan: 'Måleplan',
    enrolment: 'Opplæring',
    progress: 'Hefte',
    note: 'Notat',
    certificate: 'Bevis',
    learningGroup: 'Gruppe',
    groupMeeting: 'Gruppemøte',
    attendance: 'Oppmøte',
    seminar: 'Samling',
    seminarKey: 'Nøkkel til samling',
    checkIn: 'Innsjekking',
    content: 'Innhold',
    accessEvent: 'Innsyn',
    settings: 'Innstillinger',
  },
  delivery: {
    title: 'Levering',
    none: 'Alt du har gjort er levert.',
    waiting: (count: number) =>
      count === 1 ? '1 endring ligger på denne enheten.' : `${count} endringer ligger på denne enheten.`,
    oldest: (when: string) => `Den eldste er fra ${when}.`,
    last: (when: string) => `Sist levert ${when}.`,
    now: 'Lever nå',
    offline: 'Du er uten nett. Det leveres av seg selv når nettet er tilbake.',
    busy: 'Leverer …',
    clock: (minutes: number) =>
      `Klokka på enheten går ${minutes} minutter feil. Still den, så tidene blir riktige.`,
  },
  device: {
    title: 'Denne enheten',
    persisted: 'Nettleseren har lovet å ikke slette det som er lagret her.',
    notPersisted:
      'Nettleseren kan slette det som er lagret her hvis det blir trangt om plassen. Legg Visitt til på startskjermen for å gjøre det tryggere.',
    askPersist: 'Be om trygg lagring',
    persistUnknown: 'Denne nettleseren sier ikke om lagringen er trygg.',
    usage: (used: string, quota: string) => `Bruker ${used} av ${quota}.`,
    records: (count: number) => `${count} oppføringer er på enheten.`,
    megabytes: (size: string) => `${size}\u00a0MB`,
    gigabytes: (size: string) => `${size}\u00a0GB`,
    install: 'Legg Visitt på startskjermen',
    installHelp:
      'Åpne menyen i nettleseren og velg «Legg til på startskjermen». Da starter Visitt som en app, også uten nett.',
    installed: 'Visitt er lagt på startskjermen.',
  },
  language: { title: 'Språk', nb: 'Bokmål', nn: 'Nynorsk', en: 'English' },
  theme: { title: 'Utseende', auto: 'Som telefonen', light: 'Lyst', dark: 'Mørkt' },
  textSize: { title: 'Tekststørrelse', normal: 'Vanlig', large: 'Stor', largest: 'Størst' },
  about: {
    title: 'Om Visitt',
    version: (version: string) => `Utgave ${version}`,
    purpose:
      'Visitt registrerer og regner sammen etter regler som vises. Det stiller ingen diagnose, gir ingen råd om behandling og er ikke CE-merket medisinsk utstyr.',
    privacy: 'Personvern',
    privacyText:
      'Det du skriver ligger på denne enheten til det er levert til kommunen. Bare de som har en rolle i enheten får se det. Visitt sender ingenting til andre, teller ikke hva du gjør og viser ingen reklame. Journalen er kilden.',
    library: 'Skjemaene kommunen har',
    libraryHelp: 'Se utgavene, og legg til nye hvis du er fagansvarlig.',
    tryForm: 'Prøv et skjema fra en fil',
    tryFormHelp: 'Ingenting lagres.',
  },
  logOut: {
    action: 'Logg ut',
    keeps: (count: number) =>
      count === 1
        ? '1 endring er ikke levert ennå. Den blir liggende trygt på enheten og leveres neste gang du logger inn her.'
        : `${count} endringer er ikke levert ennå. De blir liggende trygt på enheten og leveres neste gang du logger inn her.`,
    nothingLeft: 'Alt er levert. Du kan trygt logge ut.',
    needsNetwork: 'Du er uten nett. Logger du ut nå, må du ha nett for å komme inn igjen.',
    confirm: 'Logg ut nå',
  },
};
