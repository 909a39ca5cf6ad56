import type { followUps as nbFollowUps } from '../nb/follow-ups.ts';

export const followUps: typeof nbFollowUps = {
  title: 'Follow-ups',
  whose: { legend: 'Which follow-ups', mine: 'Mine', all: 'Everybody’s', closed: 'Finished' },
  overdue: 'Overdue',
  today: 'Today',
  week: 'The next seven days',
  later: 'Later',
  due: (day) => `due ${day}`,
  free: 'Free',
  mine: 'You',
  unknownStaff: 'unknown colleague',
  done: (day, name) => `Done ${day} by ${name}`,
  dropped: (day, name) => `Taken away ${day} by ${name}`,
  noOutcome: 'Nothing was written about what came of it.',
  noneMine: {
    title: 'You have no follow-ups now',
    text: 'Follow-ups you make or take come here. See whether the others have something free.',
  },
  noneOpen: {
    title: 'No open follow-ups',
    text: 'What is to be done after visits, screenings and rounds comes here.',
  },
  noneClosed: {
    title: 'Nothing is finished yet',
    text: 'When a follow-up is done it stands here with what came of it.',
  },
  ofPerson: 'Follow-ups',
  nonePerson: 'No open follow-ups.',
  closed: (count) => `Finished follow-ups (${count})`,
};
