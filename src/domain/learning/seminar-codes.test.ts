import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCode, toCheckInCode, toProof, windowAt, type SeminarPlace } from './check-in-code.ts';
import { judgeCheckIns, mostTries, type DeliveredCheckIn } from './judge-check-ins.ts';
import { seminarAttendance } from './seminar-attendance.ts';

const hmac = (key: string, message: string): Promise<string> =>
  Promise.resolve(createHmac('sha256', key).update(message).digest('base64url'));
const secret = 'x'.repeat(43);
const seminar = {
  id: 'seminar',
  startsAt: '2026-11-22T09:00:00Z',
  endsAt: '2026-11-22T14:00:00Z',
};
const noon = Date.parse('2026-11-22T12:00:00Z');

type Typed = {
  readonly id?: string;
  readonly staffId?: string;
  /** When the code was on the wall, and when it was typed, in milliseconds. */
  readonly shown?: number;
  readonly typed?: number;
  readonly place?: SeminarPlace;
  readonly of?: string;
  readonly setBack?: number;
};

async function typedCode({
  id = 'c1',
  staffId = 'liv',
  shown = noon,
  typed = shown,
  place = 'room',
  of = secret,
  setBack = 0,
}: Typed = {}): Promise<DeliveredCheckIn> {
  const code = await toCheckInCode(hmac, of, seminar.id, place, windowAt(shown));
  const at = new Date(typed).toISOString();
  const claim = { checkInId: id, seminarId: seminar.id, staffId, at };
  return { ...claim, proof: await toProof(hmac, code, claim), madeAt: at, setBack };
}

const judge = (checkIns: readonly DeliveredCheckIn[]) => judgeCheckIns(hmac, seminar, secret, checkIns);
const verdictOf = async (typed: Typed) => {
  const checkIn = await typedCode(typed);
  return (await judge([checkIn])).get(checkIn.checkInId);
};

describe('the code on the wall', () => {
  it('SEM1 is six signs that cannot be misread, another each half minute and in each place', async () => {
    const codes = await Promise.all(
      (['room', 'stream'] as const).flatMap((place) =>
        Array.from({ length: 200 }, (_, window) =>
          toCheckInCode(hmac, secret, seminar.id, place, window + 59_000_000),
        ),
      ),
    );
    for (const code of codes) expect(code).toMatch(/^[CDFHJKMNPRTVWXY34679]{6}$/);
    expect(new Set(codes).size).toBe(400);
  });

  it.each([
    ['cdf hjk', 'CDFHJK'],
    ['CDF-HJK', 'CDFHJK'],
    [' c d f h j k ', 'CDFHJK'],
    ['CDFHJ', null],
    ['CDFHJKM', null],
    ['CDFHJ0', null],
  ])('%s is read as %s', (typed, code) => {
    expect(parseCode(typed)).toBe(code);
  });
});

describe('what the server finds of a check-in', () => {
  it.each<readonly [string, Typed, object]>([
    ['typed at once', {}, { ok: true, place: 'room' }],
    ['typed a minute later', { typed: noon + 60_000 }, { ok: true, place: 'room' }],
    ['typed on a phone half a minute behind', { typed: noon - 30_000 }, { ok: true, place: 'room' }],
    [
      'by the streaming, three minutes late',
      { place: 'stream', typed: noon + 180_000 },
      { ok: true, place: 'stream' },
    ],
    ['sent on and typed three minutes later', { typed: noon + 180_000 }, { ok: false, reason: 'stale' }],
    ['yesterday’s guess', { of: 'y'.repeat(43) }, { ok: false, reason: 'forged' }],
    ['after the clock was set back an hour', { setBack: 3_600_000 }, { ok: false, reason: 'clock' }],
    ['long after it ended', { shown: noon + 6 * 3_600_000 }, { ok: false, reason: 'forged' }],
  ])('SEM3 SEM4 %s', async (_, typed, verdict) => {
    expect(await verdictOf(typed)).toEqual(verdict);
  });

  it.each([{ staffId: 'ola' }, { checkInId: 'c2' }, { at: '2026-11-22T12:00:01.000Z' }])(
    'SEM2 what is copied under another name, id or time (%o) is refused beside what it was copied from',
    async (changed) => {
      const original = await typedCode();
      const copy = { ...original, checkInId: 'c9', ...changed };
      const verdicts = await judge([copy, original]);
      expect(verdicts.get('c1')).toEqual({ ok: true, place: 'room' });
      expect(verdicts.get(copy.checkInId)).toEqual({ ok: false, reason: 'copied' });
    },
  );

  it('SEM4 who tries time after time is guessing', async () => {
    const tries = await Promise.all(
      Array.from({ length: mostTries + 1 }, (_, index) =>
        typedCode({ id: `c${index}`, typed: noon + index * 1000, of: 'z'.repeat(43) }),
      ),
    );
    const verdicts = await judge([
      ...tries.toReversed(),
      await typedCode({ id: 'right', typed: noon + 60_000 }),
    ]);
    expect(verdicts.get('c0')).toEqual({ ok: false, reason: 'forged' });
    expect(verdicts.get(`c${mostTries}`)).toEqual({ ok: false, reason: 'tooMany' });
    expect(verdicts.get('right')).toEqual({ ok: false, reason: 'tooMany' });
  });
});

describe('who was there', () => {
  const word = (staffId: string, present: boolean, at: string, id = `${staffId}${at}`) => ({
    id,
    body: { staffId, present, at, place: 'room' as const },
  });

  it('SEM5 SEM6 comes out the same in whatever order things arrive, each person once', async () => {
    const typed = await Promise.all([
      ...['liv', 'ola', 'kari', 'nina'].map((staffId, index) => typedCode({ id: `c${index}`, staffId })),
      typedCode({ id: 'again', staffId: 'liv', typed: noon + 30_000 }),
      typedCode({ id: 'stream', staffId: 'ola', place: 'stream' }),
      typedCode({ id: 'late', staffId: 'siri', typed: noon + 600_000 }),
    ]);
    const all = [
      ...typed,
      { ...(await typedCode({ id: 'c0', staffId: 'liv' })), checkInId: 'copy', staffId: 'per' },
    ];
    const words = [
      word('nina', false, '2026-11-22T15:00:00Z'),
      word('nina', true, '2026-11-22T14:00:00Z'),
      word('siri', true, '2026-11-22T15:00:00Z'),
    ];
    const fold = async (list: readonly DeliveredCheckIn[], said: typeof words) =>
      seminarAttendance(list, await judge(list), said);
    const expected = await fold(all, words);
    expect(expected.people.map(({ staffId, place, by }) => [staffId, place, by])).toEqual([
      ['kari', 'room', 'code'],
      ['liv', 'room', 'code'],
      ['ola', 'room', 'code'],
      ['siri', 'room', 'hand'],
    ]);
    expect(expected.refused.map(({ staffId, reason }) => [staffId, reason])).toEqual([['per', 'copied']]);
    const shuffled = <T>(list: readonly T[]) =>
      fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    await fc.assert(
      fc.asyncProperty(shuffled(all), shuffled(words), async (list, said) => {
        expect(await fold(list, said)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
