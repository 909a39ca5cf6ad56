import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holderOf, parseCursor, toCursorText } from './cursor.ts';

const scope = fc.oneof(
  fc.constant('tenant'),
  fc.uuid().map((id) => `unit:${id}`),
  fc.uuid().map((id) => `own:${id}`),
);
const place = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.maxSafeNat());
const holder = fc.tuple(fc.uuid(), fc.uuid()).map(([tenantId, staffId]) => holderOf(tenantId, staffId));
const cursor = fc
  .record({
    epoch: fc.uuid(),
    holder,
    scopes: fc.array(fc.tuple(scope, place, place), { maxLength: 40 }),
  })
  .map(({ scopes, ...rest }) => ({
    ...rest,
    positions: new Map(scopes.map(([name, position]) => [name, position])),
    since: new Map(scopes.map(([name, , start]) => [name, start])),
  }));

describe('cursor', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(cursor, (one) => {
        const back = parseCursor(toCursorText(one));
        expect(back).toEqual(one);
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')),
        ),
        (text) => {
          expect(() => parseCursor(text)).not.toThrow();
        },
      ),
    );
  });

  it('cut short is refused or says less, never more', () => {
    fc.assert(
      fc.property(cursor, fc.nat(), (one, cut) => {
        const text = toCursorText(one);
        const positions =
          parseCursor(text.slice(0, cut % text.length))?.positions ?? new Map<string, number>();
        for (const [name, position] of positions) expect(one.positions.get(name)).toBe(position);
      }),
    );
  });

  it('of a leader of five hundred units fits in a request', () => {
    const units = Array.from({ length: 500 }, (_, index): [string, number] => [
      `unit:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      1_000_000,
    ]);
    const positions = new Map(units);
    const text = toCursorText({
      epoch: '00000000-0000-4000-8000-000000000000',
      holder: '0'.repeat(16),
      positions,
      since: positions,
    });
    expect(text.length).toBeLessThan(12_000);
  });
});
