import type { me as nbMe } from '../nb/me.ts';

export const me: typeof nbMe = {
  title: 'Meg',
  units: 'Einingane mine',
  demo: 'Dette er ein demo med oppdikta personar.',
  needsYou: {
    title: 'Treng deg',
    open: 'Opne',
    reasons: {
      conflict:
        'Ein kollega har skrive noko anna på det same. Begge delar er tekne vare på. Opne og vel kva som skal gjelde.',
      unreadable:
        'Mottakaren forstod ikkje dette. Det er teke vare på. Ta i bruk nyaste utgåve av Visitt, og sei frå til den som har ansvar for Visitt hos dykk.',
      unknownSchema:
        'Mottakaren kjenner ikkje denne utgåva enno. Det er teke vare på og blir levert når han er oppdatert.',
      notAllowed:
        'Du har ikkje lov til å skrive her. Det er teke vare på. Snakk med leiaren din om tilgangen.',
      missingRecord:
        'Det dette høyrer til, er ikkje der lenger. Det er teke vare på. Snakk med leiaren din om kvar det skal.',
      wrongKind:
        'Dette høyrer til noko av eit anna slag. Det er teke vare på. Sei frå til den som har ansvar for Visitt hos dykk.',
      invalidBody:
        'Noko i registreringa kunne ikkje takast imot slik det står. Det er teke vare på. Opne registreringa og sjå over svara.',
      hashMismatch:
        'Det som kom fram, var ikkje likt det du signerte. Det er teke vare på. Opne og signer på nytt.',
      groupFailed:
        'Noko som høyrde saman med dette, vart ikkje teke imot. Det er teke vare på. Sjå på det andre som treng deg først.',
    },
  },
  kinds: {
    unit: 'Eining',
    staff: 'Medarbeidar',
    person: 'Person',
    servicePeriod: 'Teneste',
    visit: 'Besøk',
    response: 'Skjema',
    measurement: 'Måling',
    task: 'Oppgåve',
    exemption: 'Ikkje kartlagd',
    round: 'Runde',
    roundMark: 'Hoppa over på runde',
    exercise: 'Øving',
    exerciseEvent: 'Gangen i øvinga',
    exerciseNote: 'Notat frå øving',
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
    content: 'Innhald',
    accessEvent: 'Innsyn',
    settings: 'Innstillingar',
  },
  delivery: {
    title: 'Levering',
    none: 'Alt du har gjort, er levert.',
    waiting: (count) =>
      count === 1 ? '1 endring ligg på denne eininga.' : `${count} endringar ligg på denne eininga.`,
    oldest: (when) => `Den eldste er frå ${when}.`,
    last: (when) => `Sist levert ${when}.`,
    now: 'Lever no',
    offline: 'Du er utan nett. Det blir levert av seg sjølv når nettet er tilbake.',
    busy: 'Leverer …',
    clock: (minutes) => `Klokka på eininga går ${minutes} minutt feil. Still klokka, så tidene blir rette.`,
  },
  device: {
    title: 'Denne eininga',
    persisted: 'Nettlesaren har lova å ikkje slette det som er lagra her.',
    notPersisted:
      'Nettlesaren kan slette det som er lagra her om det blir trongt om plassen. Legg Visitt til på startskjermen for å gjere det tryggare.',
    askPersist: 'Be om trygg lagring',
    persistUnknown: 'Denne nettlesaren seier ikkje om lagringa er trygg.',
    usage: (used, quota) => `Bruker ${used} av ${quota}.`,
    records: (count) => `${count} oppføringar er på eininga.`,
    megabytes: (size) => `${size}\u00a0MB`,
    gigabytes: (size) => `${size}\u00a0GB`,
    install: 'Legg Visitt på startskjermen',
    installHelp:
      'Opne menyen i nettlesaren og vel «Legg til på startskjermen». Då startar Visitt som ein app, òg utan nett.',
    installed: 'Visitt er lagd på startskjermen.',
  },
  language: { title: 'Språk', nb: 'Bokmål', nn: 'Nynorsk', en: 'English' },
  theme: { title: 'Utsjånad', auto: 'Som telefonen', light: 'Lyst', dark: 'Mørkt' },
  textSize: { title: 'Tekststorleik', normal: 'Vanleg', large: 'Stor', largest: 'Størst' },
  about: {
    title: 'Om Visitt',
    version: (version) => `Utgåve ${version}`,
    purpose:
      'Visitt registrerer og reknar saman etter reglar som blir viste. Det stiller ingen diagnose, gir ingen råd om behandling og er ikkje CE-merkt medisinsk utstyr.',
    privacy: 'Personvern',
    privacyText:
      'Det du skriv, ligg på denne eininga til det er levert til kommunen. Berre dei som har ei rolle i eininga, får sjå det. Visitt sender ingenting til andre, tel ikkje kva du gjer og viser ingen reklame. Journalen er kjelda.',
    library: 'Skjemaa kommunen har',
    libraryHelp: 'Sjå utgåvene, og legg til nye om du er fagansvarleg.',
    tryForm: 'Prøv eit skjema frå ei fil',
    tryFormHelp: 'Ingenting blir lagra.',
  },
  logOut: {
    action: 'Logg ut',
    keeps: (count) =>
      count === 1
        ? '1 endring er ikkje levert enno. Ho blir liggjande trygt på eininga og blir levert neste gong du loggar inn her.'
        : `${count} endringar er ikkje leverte enno. Dei blir liggjande trygt på eininga og blir leverte neste gong du loggar inn her.`,
    nothingLeft: 'Alt er levert. Du kan trygt logge ut.',
    needsNetwork: 'Du er utan nett. Loggar du ut no, må du ha nett for å kome inn att.',
    confirm: 'Logg ut no',
  },
};
