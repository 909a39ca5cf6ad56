import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMadeAt } from './rights-at-time.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const minutes = (count: number): number => count * 60_000;
const iso = (time: number): string => new Date(time).toISOString();

describe('when an operation was made', () => {
  it("is the device's time, put right by how far its clock is off", () => {
    const madeAt = toMadeAt(noon, iso(noon - minutes(90)), null);
    expect(iso(madeAt({ n: 1, at: iso(noon - minutes(120)) }))).toBe(iso(noon - minutes(30)));
  });

  it('is never after it came', () => {
    const madeAt = toMadeAt(noon, iso(noon), null);
    expect(madeAt({ n: 1, at: iso(noon + minutes(60)) })).toBe(noon);
  });

  it('is not before the device last said that nothing more waited', () => {
    const last = { at: iso(noon - minutes(10)), lastN: 4, pending: 2 };
    const madeAt = toMadeAt(noon, iso(noon), last);
    const backdated = iso(noon - minutes(500));
    expect(madeAt({ n: 6, at: backdated })).toBe(noon - minutes(500));
    expect(madeAt({ n: 7, at: backdated })).toBe(noon - minutes(10));
  });

  it('is always a time, whatever the clocks say', () => {
    const anyTime = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(anyTime, anyTime, fc.nat(), fc.nat(), (sentAt, at, n, pending) => {
        const last = { at: iso(noon - minutes(1)), lastN: 10, pending };
        const made = toMadeAt(noon, sentAt, last)({ n, at });
        expect(Number.isFinite(made)).toBe(true);
        expect(made).toBeLessThanOrEqual(noon);
        if (n > 10 + pending) expect(made).toBeGreaterThanOrEqual(noon - minutes(1));
      }),
    );
  });
});
