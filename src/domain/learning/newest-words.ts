/** One word about whether somebody was there. */
export type AttendanceWord = {
  readonly id: string;
  readonly body: { readonly staffId: string; readonly present: boolean; readonly at: string };
};

/** The newest word about each person, by its instant and then by its id, whatever order they came in. */
export function newestWords<Word extends AttendanceWord>(words: readonly Word[]): ReadonlyMap<string, Word> {
  const newest = new Map<string, Word>();
  for (const word of words) {
    const known = newest.get(word.body.staffId);
    if (!known || isNewer(word, known)) newest.set(word.body.staffId, word);
  }
  return newest;
}

function isNewer(one: AttendanceWord, other: AttendanceWord): boolean {
  const difference = Date.parse(one.body.at) - Date.parse(other.body.at);
  return difference === 0 ? one.id > other.id : difference > 0;
}
