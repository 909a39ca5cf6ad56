import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../fhir/json.ts';
import { mayDisagree } from './may-disagree.ts';
import type { Stamp } from './record.ts';
import { disagrees } from './settle-amendment.ts';

const author = { by: 'kari', at: '2026-11-22T10:00:00.000Z', operation: 'r:1' };
const late = fc.constantFrom<JsonObject>(
  { ...author, path: 'a', answer: 1 },
  { ...author, path: 'a', answer: 1, settled: { ...author, decision: 'taken', reason: '' } },
);
const body = fc.record(
  {
    title: fc.string(),
    lateAnswers: fc.array(late, { maxLength: 2 }),
    alsoSigned: fc.array(late, { maxLength: 2 }),
  },
  { requiredKeys: ['title'] },
) as fc.Arbitrary<JsonObject>;
const stamp: fc.Arbitrary<Stamp> = fc.constantFrom<Stamp>(
  author,
  { ...author, alternatives: [] },
  { ...author, alternatives: [{ ...author, value: 2 }] },
);

describe('what can be told of a record by its text', () => {
  it('is that nobody disagrees only when nobody does', () => {
    fc.assert(
      fc.property(body, fc.dictionary(fc.string(), stamp), (written, stamps) => {
        const record = { id: 'a', kind: 'response', scope: 'tenant', version: 1, body: written, stamps };
        const may = mayDisagree(JSON.stringify(written), JSON.stringify(stamps));
        expect(may || !disagrees(record)).toBe(true);
      }),
    );
  });

  it('is that nobody disagrees about what is told plainly', () => {
    expect(mayDisagree(JSON.stringify({ title: 'Handle' }), JSON.stringify({ title: author }))).toBe(false);
  });
});
