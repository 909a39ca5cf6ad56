export const gallery: typeof import('../nb/gallery.ts').gallery = {
  title: 'Galleri',
  forms: 'Skjema',
  states: 'Tilstandar',
  state: {
    empty: 'Tomt',
    answered: 'Svart på',
    previous: 'Med svar frå sist',
    error: 'Feil',
    readOnly: 'Berre til lesing',
    disabled: 'Stengt for endring',
    hidden: 'Gøymt til noko er svara',
  },
};
