export const gallery: typeof import('../nb/gallery.ts').gallery = {
  title: 'Gallery',
  forms: 'Forms',
  states: 'States',
  state: {
    empty: 'Empty',
    answered: 'Answered',
    previous: 'With last answers',
    error: 'Errors',
    readOnly: 'To be read only',
    disabled: 'Closed to change',
    hidden: 'Hidden until something is answered',
  },
};
