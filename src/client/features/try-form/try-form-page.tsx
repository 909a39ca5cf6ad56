export const TryFormPage = (_: object) => null;
