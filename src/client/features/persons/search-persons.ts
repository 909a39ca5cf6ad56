import { compareNames } from '#domain/persons/compare-names.ts';
import { foldWords } from '#domain/persons/search-words.ts';
import type { Header } from '#store/headers/header.ts';

/** The living in the order of a list of names. They come nearly so: sorting what is sorted takes no time. */
export function toListed(persons: readonly Header<'person'>[]): readonly Header<'person'>[] {
  return persons.filter(({ body }) => !body.deceasedOn).toSorted((a, b) => compareNames(a.body, b.body));
}

/** Everybody each of whose searched words begins one of their own: *moe ast* finds Astrid Moen. */
export function searchPersons(
  persons: readonly Header<'person'>[],
  query: string,
): readonly Header<'person'>[] {
  const wanted = foldWords(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => ` ${word}`);
  if (wanted.length === 0) return persons;
  return persons.filter(({ body: { words } }) => wanted.every((word) => words.includes(word)));
}
