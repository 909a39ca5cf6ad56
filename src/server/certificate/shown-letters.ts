/** What the face in `fonts/` has letters for: Latin with all its marks, Greek and Cyrillic, and the signs between them. */
const hidden =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/gu;

/** As it can be printed: whole letters, and a square for each of a script the face has not. */
export const toShownLetters = (words: string): string => words.normalize('NFC').replace(hidden, '□');

/** Whether something of it is printed as a square. */
export const hasHiddenLetters = (words: string): boolean => toShownLetters(words) !== words.normalize('NFC');
