import { newsBand, newsParts, type NewsBand, type NewsPart, type Vitals } from './read-vitals.ts';

/** What is known before the call, from what lies on the device. */
export type IsbarFacts = {
  readonly caller: { readonly name: string; readonly title: string; readonly unit: string };
  readonly person: {
    readonly name: string;
    readonly age: number;
    readonly born: string;
    readonly place: string;
  };
  /** The person's services in words. */
  readonly services: readonly string[];
  readonly vitals: Vitals;
  /** When it was measured, in words. */
  readonly measuredAt: string;
  /** The total before this one and when, in words; null when there is none. */
  readonly before: { readonly total: number; readonly when: string } | null;
  readonly usual: string;
  /** The doctor who decided scale 2, when it was used. */
  readonly scale2By: string;
};

/** The sentences, in one language. */
export type IsbarWords = {
  readonly caller: (name: string, title: string, unit: string) => string;
  readonly person: (name: string, age: number, born: string) => string;
  readonly place: (place: string) => string;
  readonly total: (total: number, band: NewsBand) => string;
  readonly incomplete: (missing: readonly NewsPart[]) => string;
  readonly threes: (parts: readonly NewsPart[]) => string;
  readonly measuredAt: (when: string) => string;
  readonly services: (services: readonly string[]) => string;
  readonly before: (total: number, when: string) => string;
  readonly usual: (usual: string) => string;
  readonly scale2: (doctor: string) => string;
  /** One line a letter, as it is said: what was measured with its points, what was seen. Empty: nothing was noted. */
  readonly letter: (letter: IsbarLetter, vitals: Vitals) => string;
};
export type IsbarLetter = 'a' | 'b' | 'c' | 'd' | 'e';

export type Isbar = {
  readonly i: string;
  readonly s: string;
  readonly b: string;
  readonly a: string;
  readonly r: string;
};

const letters: readonly IsbarLetter[] = ['a', 'b', 'c', 'd', 'e'];

/** The five parts in the order they are read over the phone. What to ask for is never suggested (VIT05). */
export function toIsbar(facts: IsbarFacts, words: IsbarWords): Isbar {
  const { caller, person, services, vitals, before } = facts;
  const { total, threes, missing } = vitals;
  const band = newsBand(vitals);
  return {
    i: lines(
      words.caller(caller.name, caller.title, caller.unit),
      words.person(person.name, person.age, person.born),
      person.place && words.place(person.place),
    ),
    s: lines(
      vitals.words('situasjon'),
      total !== null && band !== null
        ? words.total(total, band)
        : missing.length < newsParts.length && words.incomplete(missing),
      threes.length > 0 && words.threes(threes),
      words.measuredAt(facts.measuredAt),
    ),
    b: lines(
      services.length > 0 && words.services(services),
      facts.usual && words.usual(facts.usual),
      before && words.before(before.total, before.when),
      vitals.scale === 2 && facts.scale2By && words.scale2(facts.scale2By),
    ),
    a: lines(...letters.map((letter) => words.letter(letter, vitals)), vitals.words('merknad')),
    r: '',
  };
}

const lines = (...parts: readonly (string | false | null)[]): string =>
  parts
    .map((part) => (part || '').trim())
    .filter((part) => part !== '')
    .join('\n');
