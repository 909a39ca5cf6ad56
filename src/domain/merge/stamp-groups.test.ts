import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stamp } from './record.ts';
import { toStampGroups, toStamps } from './stamp-groups.ts';

const word = fc.constantFrom('a', 'b', 'c');
const plain = fc.record({ by: word, at: word, operation: word, hlc: word });
const stamp: fc.Arbitrary<Stamp> = fc.oneof(
  plain,
  fc.record({
    ...plainFields(),
    alternatives: fc.array(fc.record({ ...plainFields(), value: fc.jsonValue() })),
  }) as fc.Arbitrary<Stamp>,
  fc.record({ ...plainFields(), calculated: fc.constant(true as const) }),
);
const stamps = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'item[0]')),
  stamp,
);

function plainFields() {
  return { by: word, at: word, operation: word, hlc: word };
}

describe('stamps in groups', () => {
  it('say the same, also after JSON', () => {
    fc.assert(
      fc.property(stamps, (given) => {
        const groups = toStampGroups(given);
        expect(toStamps(groups)).toEqual(Object.fromEntries(Object.entries(given)));
        const sent = JSON.parse(JSON.stringify(groups)) as typeof groups;
        expect(JSON.parse(JSON.stringify(toStamps(sent)))).toEqual(
          JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(given)))),
        );
      }),
    );
  });

  it('tell a stamp once, however many fields carry it and whatever stands between', () => {
    const one = { by: 'a', at: 'b', operation: 'r:1', hlc: 'c' };
    const other = { ...one, operation: 'r:2' };
    const groups = toStampGroups({ p: one, q: other, r: { ...one }, s: other });
    expect(groups).toEqual([
      [one, ['p', 'r']],
      [other, ['q', 's']],
    ]);
  });

  it('keep a stamp with something more beside it apart', () => {
    const one = { by: 'a', at: 'b', operation: 'r:1', hlc: 'c' };
    const disputed = { ...one, alternatives: [{ ...one, operation: 'r:2', value: 1 }] };
    expect(toStampGroups({ p: one, q: disputed, r: one })).toEqual([
      [one, ['p', 'r']],
      [disputed, ['q']],
    ]);
  });
});
