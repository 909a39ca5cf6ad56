import type { Kept } from '#store/device-store.ts';

export type SearchablePerson = { readonly person: Kept<'person'>; readonly words: string };

/** Persons in the order of a list of names, each with the words one can find them by. */
export function toSearchable(persons: readonly Kept<'person'>[]): readonly SearchablePerson[] {
  const collator = new Intl.Collator('nb');
  return persons
    .filter(({ body }) => !body.deceasedOn)
    .toSorted(
      (a, b) =>
        collator.compare(a.body.family, b.body.family) || collator.compare(a.body.given, b.body.given),
    )
    .map((person) => {
      const { given, family, birthDate, room = '' } = person.body;
      return { person, words: ` ${fold(`${given} ${family} ${birthDate.slice(0, 4)} ${room}`)}` };
    });
}

/** Everybody each of whose searched words begins one of their own: *moe ast* finds Astrid Moen. */
export function searchPersons(
  persons: readonly SearchablePerson[],
  query: string,
): readonly Kept<'person'>[] {
  const wanted = fold(query).split(' ').filter(Boolean);
  return persons
    .filter(({ words }) => wanted.every((word) => words.includes(` ${word}`)))
    .map(({ person }) => person);
}

/** Lower case without accents; æ, ø and å as they are typed where there is no key for them. */
function fold(text: string): string {
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
