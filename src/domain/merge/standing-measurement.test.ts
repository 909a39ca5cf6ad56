import { describe, expect, it } from 'vitest';
import { isStanding } from './standing-measurement.ts';

const signed = { status: 'signed', hash: 'one' };
const corrected = { status: 'signed', hash: 'two', earlier: [{ hash: 'one' }] };

describe('isStanding', () => {
  it('MRG61 counts what was not read from a form, or whose form is not at hand', () => {
    expect(isStanding({}, undefined)).toBe(true);
    expect(isStanding({ responseId: null }, { status: 'voided' })).toBe(true);
    expect(isStanding({ responseId: 'r', signedHash: 'one' }, undefined)).toBe(true);
  });

  it('MRG61 counts the version that stands, and no other', () => {
    expect(isStanding({ responseId: 'r', signedHash: 'one' }, signed)).toBe(true);
    expect(isStanding({ responseId: 'r', signedHash: 'beside' }, signed)).toBe(false);
    expect(isStanding({ responseId: 'r', signedHash: 'one' }, corrected)).toBe(false);
    expect(isStanding({ responseId: 'r', signedHash: 'two' }, corrected)).toBe(true);
    expect(isStanding({ responseId: 'r', signedHash: 'one' }, { ...signed, status: 'voided' })).toBe(false);
  });

  it('MRG61 does not count what was voided itself', () => {
    const voided = { by: 'a', at: '2026-11-22T08:00:00Z', reason: 'Feil person' };
    expect(isStanding({ voided }, undefined)).toBe(false);
    expect(isStanding({ responseId: 'r', signedHash: 'one', voided }, signed)).toBe(false);
  });

  it('MRG61 takes one without a version as read from the first', () => {
    expect(isStanding({ responseId: 'r' }, signed)).toBe(true);
    expect(isStanding({ responseId: 'r' }, corrected)).toBe(false);
  });
});
