import { describe, expect, it } from 'vitest';
import { dayFault, daysOffered } from './days-offered.ts';

describe('daysOffered', () => {
  it('offers days gone by for what was done, and none ahead', () => {
    expect(daysOffered('dato', '2026-11-22')).toEqual({
      days: [
        { when: 'today', day: '2026-11-22' },
        { when: 'yesterday', day: '2026-11-21' },
      ],
      max: '2026-11-22',
    });
  });

  it.each(['neste-gang', 'evaluering'])('offers days ahead for %s, and none gone by', (linkId) => {
    expect(daysOffered(linkId, '2027-01-31')).toEqual({
      days: [
        { when: 'inAWeek', day: '2027-02-07' },
        { when: 'inAMonth', day: '2027-02-28' },
      ],
      min: '2027-01-31',
    });
  });

  it('takes any other day within its ends, and says on which side one lies outside', () => {
    const done = daysOffered('dato', '2026-11-22');
    expect(dayFault('2026-11-22', done)).toBeNull();
    expect(dayFault('1999-01-01', done)).toBeNull();
    expect(dayFault('2026-11-23', done)).toBe('ahead');
    const next = daysOffered('neste-gang', '2026-11-22');
    expect(dayFault('2026-11-22', next)).toBeNull();
    expect(dayFault('2026-11-21', next)).toBe('past');
  });
});
