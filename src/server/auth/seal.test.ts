import { describe, expect, it } from 'vitest';
import { createSeal } from './seal.ts';

const now = new Date('2026-11-21T10:00:00Z');
const later = new Date('2026-11-21T10:15:00Z');

describe('createSeal', () => {
  const seal = createSeal('a secret of some length, not short', 'test');

  it('opens what it closed', () => {
    expect(seal.open(seal.close({ state: 'x' }, later), now)).toEqual({ state: 'x' });
  });

  it('does not open what has run out', () => {
    expect(seal.open(seal.close({ state: 'x' }, later), later)).toBeNull();
  });

  it('shows nothing of what is inside, and no two are alike', () => {
    const [one, two] = [seal.close({ state: 'x' }, later), seal.close({ state: 'x' }, later)];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('state');
  });

  it('does not open what was altered, what another key closed, or what is no seal', () => {
    const closed = seal.close({ state: 'x' }, later);
    for (let at = 0; at < closed.length; at += 7) {
      const altered = `${closed.slice(0, at)}${closed[at] === 'A' ? 'B' : 'A'}${closed.slice(at + 1)}`;
      expect(seal.open(altered, now)).toBeNull();
    }
    expect(seal.open(createSeal('another secret of some length', 'test').close({}, later), now)).toBeNull();
    expect(
      seal.open(createSeal('a secret of some length, not short', 'other').close({}, later), now),
    ).toBeNull();
    for (const text of ['', 'x', 'AAAA']) expect(seal.open(text, now)).toBeNull();
  });
});
