/** A learner's perms beyond the ticks: when, how long, pause, stop, workplace, version. */
export const perm = {
  goodBy: (day: string) => `Gjerne innen ${day}`,
  meeting: (when: string) => `Gruppa møtes ${when}`,
  kindly: {
    behind: (count: number) =>
      count === 1
        ? 'Du er litt etter planen. Ta dette heftet når det passer, så er du à jour.'
        : `Du er ${count} hefter etter planen. Det går fint: ta ett om gangen, og si fra til gruppa om du trenger mer tid.`,
    late: 'Permen har vart lenger enn planlagt. Det skjer for mange. Ta neste hefte når du kan, eller snakk med gruppelederen om hva som passer.',
  },
  glance: (programme: string) => `Heftene i ${programme}`,
  bookletAt: (number: number, done: string) => `Hefte ${number}: ${done}`,
  nothingYet: 'ikke begynt',
  booklets: 'Alle hefter',
  openElsewhere: 'Åpne opplæringen der den ligger',
  titlesMissing: 'Kommunen har ikke fylt inn titlene ennå.',
  rulesAssumed: 'Lengde og seminarer er et forslag til kommunen har bestemt dem.',
  untilAbout: (day: string) => `ferdig omtrent ${day}`,
  leftNote: (title: string) =>
    title === ''
      ? 'Notatet ditt til et hefte som er tatt ut av permen'
      : `Notatet ditt til «${title}», som er tatt ut av permen`,
  reading: {
    title: 'Lesetid',
    none: 'Ingen lesetid notert',
    total: (minutes: number) =>
      minutes < 60
        ? `${minutes} minutter`
        : `${Math.floor(minutes / 60)} t${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`,
    add: (minutes: number) => `+${minutes} min`,
    addNamed: (minutes: number, booklet: number) => `+${minutes} min på hefte ${booklet}`,
    takeBack: '−15 min',
    takeBackNamed: (booklet: number) => `−15 min på hefte ${booklet}`,
    help: 'Bare for deg. Ingen andre ser hvor lenge du leser.',
  },
  manage: 'Pause, stopp eller bytt arbeidssted',
  manageNamed: (programme: string) => `Pause, stopp eller bytt arbeidssted i ${programme}`,
  close: 'Lukk',
  pause: {
    action: 'Ta en pause',
    title: 'Ta en pause fra permen',
    text: 'Alt du har gjort, blir stående, og fristene flytter seg like lenge som pausen varer.',
    save: 'Sett på pause',
  },
  stop: {
    action: 'Slutt med permen',
    title: 'Slutt med permen',
    text: 'Avhukingene og notatene dine blir liggende, og du kan ta permen opp igjen senere.',
    save: 'Slutt med permen',
  },
  why: 'Hvorfor?',
  whyMissing: 'Velg det som passer best.',
  reasons: {
    away: 'Jeg er borte fra jobb en tid',
    noTime: 'Jeg får ikke tid på jobben',
    newJob: 'Ny jobb eller ny avdeling',
    groupEnded: 'Gruppa er ikke i gang lenger',
    notForMe: 'Den passet ikke for meg',
    other: 'Noe annet',
  },
  whySeen: 'Lederen din og ABC-kontakten kan se valget over. Det du skriver under, er bare for deg.',
  words: 'Egne ord (om du vil)',
  cancel: 'Avbryt',
  takeUp: 'Ta opp igjen',
  takeUpNamed: (programme: string) => `Ta opp igjen ${programme}`,
  again: {
    action: 'Begynn på nytt',
    named: (programme: string) => `Begynn på nytt med ${programme}`,
    text: 'Du begynner på hefte 1 igjen. Det du har gjort og skrevet før, blir liggende under «Tidligere permer».',
    round: (number: number) => `${number}. gang`,
  },
  pausedSince: (day: string) => `På pause siden ${day}`,
  stoppedOn: (day: string) => `Sluttet ${day}`,
  completedOn: (day: string) => `Fullført ${day}`,
  status: { paused: 'På pause', stopped: 'Sluttet', completed: 'Fullført' },
  resting: 'På pause',
  earlier: 'Tidligere permer',
  finish: 'Legg blant de fullførte',
  finishHelp: 'Permen blir liggende her, med alle notatene dine.',
  workplace: {
    title: 'Arbeidssted',
    none: 'Ikke valgt',
    choose: 'Hvor jobber du nå?',
    save: 'Bytt arbeidssted',
    help: 'Det du har gjort før, følger med deg.',
    since: (unit: string, day: string) => `${unit} fra ${day}`,
  },
  move: {
    title: 'Kommunen har en ny utgave av permen',
    added: (count: number) => (count === 1 ? '1 nytt hefte' : `${count} nye hefter`),
    gone: (count: number) => (count === 1 ? '1 hefte er tatt ut' : `${count} hefter er tatt ut`),
    renamed: (count: number) => (count === 1 ? '1 hefte har ny tittel' : `${count} hefter har ny tittel`),
    rules: 'reglene er endret',
    stays: 'Du fortsetter på din egen til du bytter. Avhukinger og notater følger med.',
    action: 'Bytt til den nye utgaven',
  },
  saved: 'Lagret på enheten',
  failed: 'Det ble ikke lagret. Prøv en gang til.',
};
