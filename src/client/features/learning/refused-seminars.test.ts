import { describe, expect, it } from 'vitest';
import type { OwnCheckIns } from '#protocol/learning-answers.ts';
import { refusedSeminars } from './refused-seminars.ts';

const typed = (id: string, at: string) => ({ id, body: { seminarId: 's', at } });
const first = typed('c1', '2026-09-01T09:00:00+02:00');
const second = typed('c2', '2026-09-01T07:30:00Z');
const stale = { checkInId: 'c1', seminarId: 's', state: 'refused', reason: 'stale' } as const;
const forged = { checkInId: 'c2', seminarId: 's', state: 'refused', reason: 'forged' } as const;
const found = (more: Partial<OwnCheckIns>): OwnCheckIns => ({
  serverTime: '2026-09-02T08:00:00Z',
  checkIns: [],
  byHand: [],
  ...more,
});

describe('what a learner is told of codes that did not count', () => {
  it('is what was found of the newest', () => {
    const told = refusedSeminars([second, first], found({ checkIns: [stale, forged] }));
    expect(told).toEqual([{ seminarId: 's', why: 'forged' }]);
  });

  it.each([
    ['the newest waits', found({ checkIns: [stale] })],
    ['another of them counted', found({ checkIns: [{ ...stale, state: 'accepted' }, forged] })],
    [
      'she was ticked by hand',
      found({ checkIns: [stale, forged], byHand: [{ seminarId: 's', place: 'room' }] }),
    ],
  ])('is nothing when %s', (_, answer) => {
    expect(refusedSeminars([first, second], answer)).toEqual([]);
  });

  it('says so when who led it has noted her as not there, whatever her code was', () => {
    const answer = found({ checkIns: [{ ...stale, state: 'accepted' }], absent: ['s'] });
    expect(refusedSeminars([first], answer)).toEqual([{ seminarId: 's', why: 'absent' }]);
  });
});
