import { describe, expect, it } from 'vitest';
import { toDateTime, toLocalInput } from './date-time-control.tsx';

describe('a dateTime and the phone’s own clock', () => {
  it('carries the offset of that very day, summer and winter', () => {
    const summer = toDateTime('2026-07-01T08:30');
    const winter = toDateTime('2026-01-01T08:30');
    expect(summer).toMatch(/^2026-07-01T08:30:00[+-]\d\d:\d\d$/);
    expect(new Date(summer ?? '').getTime()).toBe(new Date(2026, 6, 1, 8, 30).getTime());
    expect(new Date(winter ?? '').getTime()).toBe(new Date(2026, 0, 1, 8, 30).getTime());
  });

  it.each(['2026-03-28T23:59', '2026-10-25T02:30', '2024-02-29T00:00'])(
    '%s comes back as it was',
    (local) => {
      expect(toLocalInput(toDateTime(local) ?? '')).toBe(local);
    },
  );

  it('is nothing when there is nothing', () => {
    expect(toDateTime('')).toBeNull();
    expect(toLocalInput(undefined)).toBe('');
    expect(toLocalInput('2026')).toBe('');
    expect(toLocalInput('2026-05-17')).toBe('2026-05-17T00:00');
  });
});
