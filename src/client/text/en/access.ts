import type { access as nb } from '../nb/access.ts';

export const access: typeof nb = {
  title: 'Why are you opening this?',
  why: (unit) =>
    `This is about a person in ${unit}, where you have no role of your own. Say why you are opening it, and it will stand in the log of who has seen what.`,
  whyUnknownUnit:
    'This is about a person outside the unit you have a role in yourself. Say why you are opening it, and it will stand in the log of who has seen what.',
  reason: 'Reason',
  reasons: {
    care: 'I give the person care',
    question: 'The person or next of kin asked',
    quality: 'Quality work',
    complaint: 'An incident or a complaint',
    other: 'Something else',
  },
  otherWords: 'Write the reason',
  missing: 'Choose a reason first.',
  missingWords: 'Write the reason first.',
  open: 'Open',
};
