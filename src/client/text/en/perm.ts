import type { perm as nbPerm } from '../nb/perm.ts';

export const perm: typeof nbPerm = {
  goodBy: (day) => `Preferably by ${day}`,
  meeting: (when) => `Your group meets ${when}`,
  kindly: {
    behind: (count) =>
      count === 1
        ? 'You are a little behind the plan. Take this booklet when it suits you and you are up to date.'
        : `You are ${count} booklets behind the plan. That is fine: take one at a time, and tell the group if you need longer.`,
    late: 'The programme has taken longer than planned. That happens to many. Take the next booklet when you can, or ask your group leader what suits you.',
  },
  glance: (programme) => `Booklets of ${programme}`,
  bookletAt: (number, done) => `Booklet ${number}: ${done}`,
  nothingYet: 'not begun',
  booklets: 'All booklets',
  openElsewhere: 'Open the training where it is',
  titlesMissing: 'The municipality has not filled in the titles yet.',
  rulesAssumed: 'Length and seminars are a suggestion until the municipality has decided them.',
  untilAbout: (day) => `done about ${day}`,
  leftNote: (title) =>
    title === ''
      ? 'Your note on a booklet that is no longer part of the programme'
      : `Your note on “${title}”, which is no longer part of the programme`,
  reading: {
    title: 'Time spent reading',
    none: 'No reading time noted',
    total: (minutes) =>
      minutes < 60
        ? `${minutes} minutes`
        : `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`,
    add: (minutes) => `+${minutes} min`,
    addNamed: (minutes, booklet) => `+${minutes} min on booklet ${booklet}`,
    takeBack: '−15 min',
    takeBackNamed: (booklet) => `−15 min on booklet ${booklet}`,
    help: 'For you only. Nobody else sees how long you read.',
  },
  manage: 'Pause, stop or change workplace',
  manageNamed: (programme) => `Pause, stop or change workplace in ${programme}`,
  close: 'Close',
  pause: {
    action: 'Take a break',
    title: 'Take a break from the programme',
    text: 'All you have done stays, and the dates move on by as long as the break lasts.',
    save: 'Pause it',
  },
  stop: {
    action: 'Leave the programme',
    title: 'Leave the programme',
    text: 'Your ticks and notes stay, and you can take the programme up again later.',
    save: 'Leave the programme',
  },
  why: 'Why?',
  whyMissing: 'Choose what fits best.',
  reasons: {
    away: 'I am away from work for a while',
    noTime: 'There is no time for it at work',
    newJob: 'New job or new ward',
    groupEnded: 'The group is no longer running',
    notForMe: 'It was not right for me',
    other: 'Something else',
  },
  whySeen: 'Your leader and the ABC contact may see the choice above. What you write below is for you only.',
  words: 'Your own words (if you like)',
  cancel: 'Cancel',
  takeUp: 'Take up again',
  takeUpNamed: (programme) => `Take up again ${programme}`,
  again: {
    action: 'Begin again',
    named: (programme) => `Begin ${programme} again`,
    text: 'You begin at booklet 1 again. What you have done and written before stays under “Earlier programmes”.',
    round: (number) => `Time ${number}`,
  },
  pausedSince: (day) => `Paused since ${day}`,
  stoppedOn: (day) => `Left ${day}`,
  completedOn: (day) => `Completed ${day}`,
  status: { paused: 'Paused', stopped: 'Left', completed: 'Completed' },
  resting: 'Paused',
  earlier: 'Earlier programmes',
  finish: 'Move to the completed ones',
  finishHelp: 'The programme stays here with all your notes.',
  workplace: {
    title: 'Workplace',
    none: 'Not chosen',
    choose: 'Where do you work now?',
    save: 'Change workplace',
    help: 'What you have done before comes with you.',
    since: (unit, day) => `${unit} from ${day}`,
  },
  move: {
    title: 'The municipality has a new version of the programme',
    added: (count) => (count === 1 ? '1 new booklet' : `${count} new booklets`),
    gone: (count) => (count === 1 ? '1 booklet is taken out' : `${count} booklets are taken out`),
    renamed: (count) => (count === 1 ? '1 booklet has a new title' : `${count} booklets have new titles`),
    rules: 'the rules have changed',
    stays: 'You go on with your own until you change. Ticks and notes come along.',
    action: 'Change to the new version',
  },
  saved: 'Saved on the device',
  failed: 'It was not saved. Try once more.',
};
