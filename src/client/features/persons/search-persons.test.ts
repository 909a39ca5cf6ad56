import { describe, expect, it } from 'vitest';
import { searchWords } from '#domain/persons/search-words.ts';
import type { Header, HeaderBodies } from '#store/headers/header.ts';
import { searchPersons, toListed } from './search-persons.ts';

const person = (
  given: string,
  family: string,
  more: Partial<HeaderBodies['person']> = {},
): Header<'person'> => ({
  id: `${given}-${family}`,
  kind: 'person',
  body: {
    given,
    family,
    birthDate: '1942-03-02',
    unitId: '1',
    words: searchWords(given, family, more.birthDate ?? '1942-03-02', more.room),
    ...more,
  },
  delivery: { state: 'delivered', at: '2026-11-21T10:00:00Z' },
});

const people = toListed([
  person('Åse', 'Bjørnsdóttir'),
  person('Bjørn', 'Lie', { birthDate: '1939-01-01', room: '12B' }),
  person('Astrid', 'Moen'),
  person('Anne Lise', 'Ærø-Dahl'),
  person('Død', 'Person', { deceasedOn: '2026-01-01' }),
]);
const found = (query: string) => searchPersons(people, query).map(({ body }) => body.given);

describe('searching persons while typing', () => {
  it.each([
    ['astrid', ['Astrid']],
    ['MOE AST', ['Astrid']],
    ['ase', ['Åse']],
    ['bjorn', ['Åse', 'Bjørn']],
    ['bjørnsdottir', ['Åse']],
    ['dahl', ['Anne Lise']],
    ['aero', ['Anne Lise']],
    ['1939', ['Bjørn']],
    ['12b', ['Bjørn']],
    ['lise', ['Anne Lise']],
    ['oen', []],
    ['død', []],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('shows all the living by family name when nothing is typed, Norwegian letters last', () => {
    expect(found('  ')).toEqual(['Åse', 'Bjørn', 'Astrid', 'Anne Lise']);
  });
});
