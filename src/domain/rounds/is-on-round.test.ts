import { describe, expect, it } from 'vitest';
import { isOnRound, type RoundPerson } from './is-on-round.ts';

const on = '2026-11-10';
const resident: RoundPerson = {
  livesHere: true,
  isTold: false,
  periods: [{ start: '2026-01-01', end: null }],
};
const newcomer = { ...resident, periods: [{ start: '2026-11-11', end: null }] };
const gone = { ...resident, livesHere: false };

describe('isOnRound', () => {
  it.each<[string, RoundPerson, string | null, boolean]>([
    ['RND5 who lives here, while it is under way', resident, null, true],
    ['RND5 who came yesterday too', newcomer, null, true],
    ['RND5 not who has gone', gone, null, false],
    ['RND5 who has gone, when something is written', { ...gone, isTold: true }, null, true],
    ['RND6 who was here, once it is over', resident, on, true],
    ['RND6 who has gone since, when something is written', { ...gone, isTold: true }, on, true],
    ['RND6 not who came afterwards', newcomer, on, false],
    ['RND6 who came afterwards, when something is written', { ...newcomer, isTold: true }, on, true],
    ['RND6 who came on the day', { ...resident, periods: [{ start: on, end: null }] }, on, true],
    [
      'RND6 who was here and got another service since',
      { ...resident, periods: [{ start: '2026-01-01', end: on }, ...newcomer.periods] },
      on,
      true,
    ],
    [
      'RND6 not who was away between two stays',
      { ...resident, periods: [{ start: '2026-01-01', end: '2026-03-01' }, ...newcomer.periods] },
      on,
      false,
    ],
    ['RND6 of whom no period is known', { ...resident, periods: [] }, on, true],
  ])('%s', (_, person, endedRoundOn, expected) => {
    expect(isOnRound(person, endedRoundOn)).toBe(expected);
  });
});
