import { describe, expect, it } from 'vitest';
import { isLeaseOver } from './lease.ts';

const seenAt = '2026-11-19T08:00:00.000Z';
const contact = { seenAt, latestAt: seenAt };

describe('the lease', () => {
  it.each([
    ['2026-11-19T08:00:00.000Z', false],
    ['2026-11-22T08:00:00.000Z', false],
    ['2026-11-22T08:00:00.001Z', true],
    ['2027-01-01T00:00:00.000Z', true],
  ])('VLT9 of 72 hours, at %s, is over: %s', (now, isOver) => {
    expect(isLeaseOver(contact, 72, now)).toBe(isOver);
  });

  it('VLT9 is not made longer by setting the clock back', () => {
    const later = { seenAt, latestAt: '2026-11-23T08:00:00.000Z' };
    expect(isLeaseOver(later, 72, '2026-11-19T09:00:00.000Z')).toBe(true);
  });
});
