import type { today as nbToday } from '../nb/today.ts';

export const today: typeof nbToday = {
  title: 'Today',
  overdue: 'Overdue',
  now: 'Now',
  later: 'The next days',
  started: 'Begun',
  correcting: 'Correction begun',
  toSettle: 'Someone must decide',
  notDelivered: 'Signed, not delivered yet',
  learning: 'Learning',
  nextBooklet: (number, title) => `Next booklet: ${number} ${title}`,
  overdueDays: (days) => (days === 1 ? '1 day over' : `${days} days over`),
  overdueMonths: (months) => `${months} months over`,
  dueToday: 'today',
  due: (day) => `by ${day}`,
  visitMissed: (day) => `planned ${day}`,
  allPersons: 'See all people',
  nothingNow: {
    title: 'Nothing planned today',
    text: 'Visits and tasks that are yours will appear here. You can start a form with anyone you like.',
  },
  nothingOverdue: 'No screenings are overdue.',
  firstSync: {
    title: 'Fetching what you need',
    text: 'The first time takes a little while. Once it is fetched, everything works without network.',
    progress: (done, total) => `${done} of ${total}`,
  },
  firstSyncWaits: {
    title: 'Waiting for network',
    text: 'People and forms have not been fetched to this device yet. Go where there is coverage and they come by themselves.',
  },
};
