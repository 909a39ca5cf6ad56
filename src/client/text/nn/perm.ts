import type { perm as nbPerm } from '../nb/perm.ts';

export const perm: typeof nbPerm = {
  goodBy: (day) => `Gjerne innan ${day}`,
  meeting: (when) => `Gruppa møtest ${when}`,
  kindly: {
    behind: (count) =>
      count === 1
        ? 'Du er litt etter planen. Ta dette heftet når det passar, så er du à jour.'
        : `Du er ${count} hefte etter planen. Det går fint: ta eitt om gongen, og sei frå til gruppa om du treng meir tid.`,
    late: 'Permen har vart lenger enn planlagt. Det skjer for mange. Ta neste hefte når du kan, eller snakk med gruppeleiaren om kva som passar.',
  },
  glance: (programme) => `Hefta i ${programme}`,
  bookletAt: (number, done) => `Hefte ${number}: ${done}`,
  nothingYet: 'ikkje byrja',
  booklets: 'Alle hefte',
  openElsewhere: 'Opne opplæringa der ho ligg',
  titlesMissing: 'Kommunen har ikkje fylt inn titlane enno.',
  rulesAssumed: 'Lengd og seminar er eit framlegg til kommunen har bestemt dei.',
  untilAbout: (day) => `ferdig omtrent ${day}`,
  leftNote: (title) =>
    title === ''
      ? 'Notatet ditt til eit hefte som er teke ut av permen'
      : `Notatet ditt til «${title}», som er teke ut av permen`,
  reading: {
    title: 'Lesetid',
    none: 'Inga lesetid notert',
    total: (minutes) =>
      minutes < 60
        ? `${minutes} minutt`
        : `${Math.floor(minutes / 60)} t${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`,
    add: (minutes) => `+${minutes} min`,
    addNamed: (minutes, booklet) => `+${minutes} min på hefte ${booklet}`,
    takeBack: '−15 min',
    takeBackNamed: (booklet) => `−15 min på hefte ${booklet}`,
    help: 'Berre for deg. Ingen andre ser kor lenge du les.',
  },
  manage: 'Pause, stopp eller byt arbeidsstad',
  manageNamed: (programme) => `Pause, stopp eller byt arbeidsstad i ${programme}`,
  close: 'Lukk',
  pause: {
    action: 'Ta ein pause',
    title: 'Ta ein pause frå permen',
    text: 'Alt du har gjort, blir ståande, og fristane flyttar seg like lenge som pausen varer.',
    save: 'Set på pause',
  },
  stop: {
    action: 'Slutt med permen',
    title: 'Slutt med permen',
    text: 'Avhukingane og notata dine blir liggjande, og du kan ta permen opp att seinare.',
    save: 'Slutt med permen',
  },
  why: 'Kvifor?',
  whyMissing: 'Vel det som passar best.',
  reasons: {
    away: 'Eg er borte frå jobb ei tid',
    noTime: 'Eg får ikkje tid på jobben',
    newJob: 'Ny jobb eller ny avdeling',
    groupEnded: 'Gruppa er ikkje i gang lenger',
    notForMe: 'Han passa ikkje for meg',
    other: 'Noko anna',
  },
  whySeen: 'Leiaren din og ABC-kontakten kan sjå valet over. Det du skriv under, er berre for deg.',
  words: 'Eigne ord (om du vil)',
  cancel: 'Avbryt',
  takeUp: 'Ta opp att',
  takeUpNamed: (programme) => `Ta opp att ${programme}`,
  again: {
    action: 'Byrj på nytt',
    named: (programme) => `Byrj på nytt med ${programme}`,
    text: 'Du byrjar på hefte 1 att. Det du har gjort og skrive før, blir liggjande under «Tidlegare permar».',
    round: (number) => `${number}. gong`,
  },
  pausedSince: (day) => `På pause sidan ${day}`,
  stoppedOn: (day) => `Slutta ${day}`,
  completedOn: (day) => `Fullført ${day}`,
  status: { paused: 'På pause', stopped: 'Slutta', completed: 'Fullført' },
  resting: 'På pause',
  earlier: 'Tidlegare permar',
  finish: 'Legg blant dei fullførte',
  finishHelp: 'Permen blir liggjande her, med alle notata dine.',
  workplace: {
    title: 'Arbeidsstad',
    none: 'Ikkje vald',
    choose: 'Kvar jobbar du no?',
    save: 'Byt arbeidsstad',
    help: 'Det du har gjort før, følgjer med deg.',
    since: (unit, day) => `${unit} frå ${day}`,
  },
  move: {
    title: 'Kommunen har ei ny utgåve av permen',
    added: (count) => (count === 1 ? '1 nytt hefte' : `${count} nye hefte`),
    gone: (count) => (count === 1 ? '1 hefte er teke ut' : `${count} hefte er tekne ut`),
    renamed: (count) => (count === 1 ? '1 hefte har ny tittel' : `${count} hefte har ny tittel`),
    rules: 'reglane er endra',
    stays: 'Du held fram på di eiga til du byter. Avhukingar og notat følgjer med.',
    action: 'Byt til den nye utgåva',
  },
  saved: 'Lagra på eininga',
  failed: 'Det vart ikkje lagra. Prøv ein gong til.',
};
