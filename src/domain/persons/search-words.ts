/** What a person is found by, as one typed without accents, marks or capitals: ` bjorn lie 1939 12b`. */
export const searchWords = (
  given: string,
  family: string,
  birthDate: string,
  room: string | undefined,
): string => ` ${foldWords(`${given} ${family} ${birthDate.slice(0, 4)} ${room ?? ''}`)}`;

/** Lower case without accents; æ, ø and å as they are typed where there is no key for them. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .replaceAll('ŋ', 'n')
    .replaceAll('ŧ', 't')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
