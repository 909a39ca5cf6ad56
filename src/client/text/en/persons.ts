import type { persons as nbPersons } from '../nb/persons.ts';

export const persons: typeof nbPersons = {
  title: 'People',
  search: 'Search by name, year of birth or room',
  clear: 'Clear the search',
  count: (count) => (count === 1 ? '1 person' : `${count} people`),
  room: (room) => `room ${room}`,
  born: (year) => `b. ${year}`,
  noneFound: {
    title: 'No match',
    text: 'Try part of the name, the year of birth or the room number.',
  },
  none: {
    title: 'No people yet',
    text: 'The people in your units appear here once they have been fetched.',
  },
};
