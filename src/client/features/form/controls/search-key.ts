/** Letters and digits in lower case, words apart by one space; accents fall away, æ, ø and å do not. */
export const toSearchKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('å', '\u0001')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('\u0001', 'å')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
