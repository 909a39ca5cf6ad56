/**
 * Every operation of a run carries a word of its own, so that it can be found again wherever it ends up: in the
 * server's log, on a device, or where it should never be.
 */
export const toWord = (device: string, number: number): string => `Kanari-${device}#${number}`;

export const wordsIn = (text: string): readonly string[] => text.match(/Kanari-\w+#\d+/g) ?? [];

/** The word of one operation, as it was sent or as it is stored. */
export const wordOf = (operation: unknown): string | null =>
  wordsIn(JSON.stringify(operation) ?? '')[0] ?? null;

/** The device that wrote it. */
export const deviceOf = (word: string): string => word.slice('Kanari-'.length, word.indexOf('#'));
