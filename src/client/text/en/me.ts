import type { me as nbMe } from '../nb/me.ts';

export const me: typeof nbMe = {
  title: 'Me',
  units: 'My units',
  demo: 'This is a demo with invented people.',
  needsYou: {
    title: 'Needs you',
    open: 'Open',
    reasons: {
      conflict:
        'A colleague has written something else on the same thing. Both are kept. Open it and choose which is to hold.',
      unreadable:
        'The receiver did not understand this. It is kept. Start using the newest version of Visitt, and tell whoever is responsible for Visitt where you work.',
      unknownSchema:
        'The receiver does not know this version yet. It is kept and is delivered once it has been updated.',
      notAllowed: 'You may not write here. It is kept. Talk to your leader about access.',
      missingRecord:
        'What this belongs to is no longer there. It is kept. Talk to your leader about where it should go.',
      wrongKind:
        'This belongs to something of another kind. It is kept. Tell whoever is responsible for Visitt where you work.',
      invalidBody:
        'Something in the record could not be received as it stands. It is kept. Open it and look over the answers.',
      hashMismatch: 'What arrived was not the same as what you signed. It is kept. Open it and sign again.',
      groupFailed:
        'Something that belonged with this was not received. It is kept. Look first at the other things that need you.',
    },
  },
  kinds: {
    unit: 'Unit',
    staff: 'Colleague',
    person: 'Person',
    servicePeriod: 'Service',
    visit: 'Visit',
    response: 'Form',
    measurement: 'Measurement',
    task: 'Task',
    exemption: 'Not screened',
    round: 'Round',
    roundMark: 'Skipped on a round',
    exercise: 'Exercise',
    exerciseEvent: 'Course of an exercise',
    exerciseNote: 'Exercise note',
    absence: 'Away',
    individualPlan: 'Individual plan',
    vitalsPlan: 'Measuring plan',
    enrolment: 'Training',
    progress: 'Booklet',
    note: 'Note',
    certificate: 'Certificate',
    learningGroup: 'Group',
    groupMeeting: 'Group meeting',
    attendance: 'Attendance',
    seminar: 'Seminar',
    seminarKey: 'Seminar key',
    checkIn: 'Check-in',
    content: 'Content',
    accessEvent: 'Access log',
    settings: 'Settings',
  },
  delivery: {
    title: 'Delivery',
    none: 'Everything you have done is delivered.',
    waiting: (count) =>
      count === 1 ? '1 change is on this device.' : `${count} changes are on this device.`,
    oldest: (when) => `The oldest is from ${when}.`,
    last: (when) => `Last delivered ${when}.`,
    now: 'Deliver now',
    offline: 'You have no network. It is delivered by itself when the network is back.',
    busy: 'Delivering …',
    clock: (minutes) =>
      `The clock on the device is ${minutes} minutes off. Set it so that the times are right.`,
  },
  device: {
    title: 'This device',
    persisted: 'The browser has promised not to delete what is saved here.',
    notPersisted:
      'The browser may delete what is saved here if room runs short. Add Visitt to the home screen to make it safer.',
    askPersist: 'Ask for safe storage',
    persistUnknown: 'This browser does not say whether storage is safe.',
    usage: (used, quota) => `Uses ${used} of ${quota}.`,
    records: (count) => `${count} entries are on the device.`,
    megabytes: (size) => `${size}\u00a0MB`,
    gigabytes: (size) => `${size}\u00a0GB`,
    install: 'Put Visitt on the home screen',
    installHelp:
      'Open the browser menu and choose “Add to home screen”. Then Visitt starts as an app, also without network.',
    installed: 'Visitt is on the home screen.',
  },
  language: { title: 'Language', nb: 'Bokmål', nn: 'Nynorsk', en: 'English' },
  theme: { title: 'Appearance', auto: 'As the phone', light: 'Light', dark: 'Dark' },
  textSize: { title: 'Text size', normal: 'Normal', large: 'Large', largest: 'Largest' },
  about: {
    title: 'About Visitt',
    version: (version) => `Version ${version}`,
    purpose:
      'Visitt records and adds up by rules that it shows. It makes no diagnosis, gives no treatment advice and is not a CE-marked medical device.',
    privacy: 'Privacy',
    privacyText:
      'What you write stays on this device until it is delivered to the municipality. Only those with a role in the unit can see it. Visitt sends nothing to others, does not count what you do and shows no advertising. The journal is the source.',
    library: 'The forms of the municipality',
    libraryHelp: 'See their editions, and add new ones if you are the professional lead.',
    tryForm: 'Try a form from a file',
    tryFormHelp: 'Nothing is stored.',
  },
  logOut: {
    action: 'Log out',
    keeps: (count) =>
      count === 1
        ? '1 change has not been delivered yet. It stays safe on the device and is delivered the next time you log in here.'
        : `${count} changes have not been delivered yet. They stay safe on the device and are delivered the next time you log in here.`,
    nothingLeft: 'All is delivered. You can safely log out.',
    needsNetwork: 'You have no network. If you log out now you need network to get back in.',
    confirm: 'Log out now',
  },
};
