import type { schedules as nb } from '../nb/schedules.ts';

export const schedules: typeof nb = {
  title: 'Due dates',
  link: 'Due dates: what is due when',
  lead: 'The rules that decide what is due for whom. Everybody sees them; the professional lead can change them.',
  back: 'To the forms',
  none: 'No due dates have been fetched to this device yet.',
  rule: {
    plain: (first, every) => `The first within ${first}, then ${every}.`,
    plan: (first, every) => `A plan within ${first} of risk, then evaluated ${every}.`,
    offer: (first, every) => `Offered within ${first}, then ${every}.`,
    assumed: 'suggested',
  },
  fromAge: (age) => `From the age of ${age}.`,
  others: (names) => `Not for: ${names}.`,
  edit: {
    lead: 'What you save becomes a new version. The old one is kept, and all devices get the new one at their next contact.',
    applies: (service) => `Goes for ${service}`,
    first: { plain: 'The first within', plan: 'A plan after risk within', offer: 'Offered within' },
    repeat: { plain: 'Then', plan: 'Evaluated', offer: 'Then' },
    age: 'From which age?',
    missing: {
      age: 'Write an age between 18 and 110.',
      rules: 'Choose at least one service. If it is not to be asked for at all, take the form out of use.',
    },
  },
};
