import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from './canonical-json.ts';

describe('toCanonicalJson', () => {
  it('does not depend on the order keys were set in', () => {
    expect(toCanonicalJson({ b: 1, a: [{ d: null, c: 'æ' }] })).toBe('{"a":[{"c":"æ","d":null}],"b":1}');
    expect(toCanonicalJson({ a: 1, b: undefined })).toBe(toCanonicalJson({ a: 1 }));
  });

  it('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const back: unknown = JSON.parse(toCanonicalJson(value));
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
