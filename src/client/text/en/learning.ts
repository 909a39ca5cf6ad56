import type { learning as nbLearning } from '../nb/learning.ts';

export const learning: typeof nbLearning = {
  title: 'Learning',
  late: 'More than a year since the start',
  startedOn: (day) => `Begun ${day}`,
  doneOf: (done, total) => `${done} of ${total} booklets done`,
  progressOf: (programme) => `Progress in ${programme}`,
  next: 'Next booklet',
  allBooklets: 'All booklets',
  booklet: (number, title) => `${number}. ${title}`,
  steps: { read: 'Read', reflected: 'Reflected', discussed: 'Discussed' },
  doneOn: (day) => day,
  allDone: 'You have worked through all the booklets. Well done!',
  openProgramme: 'Open the booklets at Aldring og helse',
  linkHelp: 'The texts are there. Visitt is the logbook beside them.',
  note: {
    open: 'My note',
    label: (number) => `My note on booklet ${number}`,
    help: 'Only you can read it. Do not write the names of patients or relatives.',
    saving: 'Saving …',
    saved: 'Saved on the device',
  },
  start: {
    title: 'Start a programme',
    text: 'Choose the training you follow and Visitt keeps track of where you are.',
    action: (title) => `Start ${title}`,
    booklets: (count) => `${count} booklets`,
  },
  noProgrammes: {
    title: 'No training here yet',
    text: 'The programmes appear here once they have been fetched to the device.',
  },
  titlesNotVerified: 'The order of the booklets is not confirmed.',
  privacy: 'What you tick here is information about you as an employee. The notes are yours alone.',
};
