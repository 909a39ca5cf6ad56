import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSeminarKeyId } from '#domain/learning/seminar-key.ts';
import { operation } from '../operation.ts';
import { upcastBody, upcastOperation } from './upcast-operation.ts';
import { schemaOf, upcasters, type OperationType } from './upcasters.ts';

const folder = new URL('../../../tests/fixtures/operations/', import.meta.url);

/** Each version of each operation as a released app sent it, and as the present app would have written it. */
type Released = {
  readonly operation: { readonly schema: number; readonly body: { readonly type: OperationType } };
  readonly now: unknown;
};

const released = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const fixture: Released = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    return { file, ...fixture };
  });

describe('operations of every version ever released', () => {
  it('SYN80 are all here, one file a version', () => {
    const types = Object.keys(upcasters) as OperationType[];
    const expected = types.flatMap((type) =>
      Array.from({ length: schemaOf(type) }, (_, index) => `${type}.${index + 1}.json`),
    );
    expect(released.map(({ file }) => file).toSorted()).toEqual(expected.toSorted());
  });

  it.each(released)('SYN80 $file is read as the present version', ({ operation: sent, now }) => {
    const upcast = upcastOperation(sent);
    expect(upcast).toEqual({ ok: true, operation: now });
    expect(operation.parse(now)).toEqual(now);
  });

  it.each(released)('SYN80 $file does not change what it was given', ({ operation: sent }) => {
    const before = JSON.stringify(sent);
    upcastOperation(sent);
    expect(JSON.stringify(sent)).toBe(before);
  });
});

describe('upcastOperation', () => {
  it('SYN81 does not guess at what a newer app wrote', () => {
    for (const { operation: sent } of released) {
      const newer = { ...sent, schema: schemaOf(sent.body.type) + 1 };
      expect(upcastOperation(newer)).toEqual({ ok: false, detail: `schema ${newer.schema}` });
    }
    const unknown = { n: 1, schema: 1, at: '2026-11-22T08:00:00Z', body: { type: 'person.sing', id: 'x' } };
    expect(upcastOperation(unknown)).toEqual({ ok: false, detail: 'type person.sing' });
    const inherited = { ...unknown, body: { type: '__proto__' } };
    expect(upcastOperation(inherited)).toEqual({ ok: false, detail: 'type __proto__' });
  });

  it('SYN81 leaves what is no operation to the parser', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(upcastOperation(value)).toEqual({ ok: true, operation: value });
      }),
    );
  });

  it('SYN80 SEM8 the key of a seminar gets the id of its seminar, and nothing else of a put is another', () => {
    const seminarId = '5a000001-0000-4000-8000-000000000000';
    const put = (id: string, kind: string) => ({
      n: 1,
      schema: 2,
      at: '2026-11-22T08:00:00Z',
      hlc: '01a1fd110099-0000',
      body: { type: 'record.put', id, kind, body: { seminarId, secret: 's'.repeat(43) } },
    });
    const now = (id: string, kind: string) => ({ ...put(id, kind), schema: 3 });
    expect(upcastOperation(put('x', 'seminarKey'))).toEqual({
      ok: true,
      operation: now(toSeminarKeyId(seminarId), 'seminarKey'),
    });
    expect(upcastOperation(put('x', 'task'))).toEqual({ ok: true, operation: now('x', 'task') });
  });

  it('SYN82 shows what an earlier app left in the outbox', () => {
    const body = { type: 'response.sign', id: 'r', questionnaire: 'q|1', hash: 'h' };
    // `as`: schema 1 had neither of the two fields.
    const early = body as unknown as Parameters<typeof upcastBody>[2];
    expect(upcastBody(1, '2026-11-21T08:00:00Z', early)).toEqual({ ...body, base: null, openReason: null });
  });
});
