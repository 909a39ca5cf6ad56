/** The gallery is for those who build; it is in no first load. */
export const gallery = {
  title: 'Galleri',
  forms: 'Skjemaer',
  states: 'Tilstander',
  state: {
    empty: 'Tomt',
    answered: 'Besvart',
    previous: 'Med svar fra sist',
    error: 'Feil',
    readOnly: 'Bare til lesing',
    disabled: 'Lukket for endring',
    hidden: 'Skjult til noe er svart',
  },
};
