import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';
import { memberLife } from './member-life.ts';
import { newestWords } from './newest-words.ts';
import { suggestMeetings } from './suggest-meetings.ts';
import { toInvitation } from './to-invitation.ts';

const meeting = (id: string, at: string, status: 'planned' | 'held' | 'cancelled' = 'held') => ({
  id,
  body: { at, status },
});
const word = (meetingId: string, staffId: string, present: boolean, at = '2026-06-01T10:00:00Z') => ({
  id: `${meetingId}${staffId}${at}`,
  body: { meetingId, staffId, present, at },
});

describe('how it goes for the members', () => {
  const meetings = [
    meeting('m1', '2026-01-10T12:00:00Z'),
    meeting('m2', '2026-02-10T12:00:00Z'),
    meeting('m3', '2026-03-10T12:00:00Z'),
    meeting('m4', '2026-04-10T12:00:00Z', 'planned'),
    meeting('m5', '2026-02-20T12:00:00Z', 'cancelled'),
  ];
  const member = (staffId: string, from = '2026-01-01', to: string | null = null) => ({ staffId, from, to });

  it('GRP2 counts held meetings only, from when she joined until she left', () => {
    const attendance = [word('m1', 'liv', true), word('m3', 'ny', true), word('m1', 'slutta', true)];
    const life = memberLife(
      [member('liv'), member('ny', '2026-03-01'), member('slutta', '2026-01-01', '2026-01-31')],
      meetings,
      attendance,
    );
    expect(life).toEqual([
      { staffId: 'liv', held: 3, present: 1, isAway: true },
      { staffId: 'ny', held: 1, present: 1, isAway: false },
      { staffId: 'slutta', held: 1, present: 1, isAway: false },
    ]);
  });

  it('GRP2 one missed meeting is nothing to speak of', () => {
    const attendance = [word('m2', 'liv', true)];
    expect(memberLife([member('liv')], meetings, attendance)[0]?.isAway).toBe(false);
  });

  it('GRP1 the newest word counts, in whatever order words come', () => {
    const words = [
      word('m1', 'liv', true, '2026-06-01T10:00:00Z'),
      word('m1', 'liv', false, '2026-06-01T12:00:30+02:00'),
      word('m1', 'ola', true),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 3 }), (list) => {
        const newest = newestWords(list);
        expect([newest.get('liv')?.body.present, newest.get('ola')?.body.present]).toEqual([false, true]);
      }),
    );
  });
});

describe('a suggested plan', () => {
  const booklets = [
    { id: 'h2', number: 2 },
    { id: 'h1', number: 1 },
    { id: 'h3', number: 3 },
  ];

  it('GRP3 has a meeting a hefte each month, on the weekday and at the hour of the first', () => {
    const plan = suggestMeetings(booklets, { firstOn: '2026-09-15', time: '14:00', everyWeeks: 'month' });
    expect(plan).toEqual([
      { booklets: ['h1'], at: '2026-09-15T12:00:00.000Z' },
      { booklets: ['h2'], at: '2026-10-13T12:00:00.000Z' },
      { booklets: ['h3'], at: '2026-11-17T13:00:00.000Z' },
    ]);
  });

  it('GRP3 keeps the weekday whatever it begins on, and moves on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.constantFrom('month' as const, 1, 2, 3, 4),
        (days, every) => {
          const firstOn = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
          const on = suggestMeetings(booklets, { firstOn, time: '08:30', everyWeeks: every }).map(({ at }) =>
            osloDay(at),
          );
          expect(on[0]).toBe(firstOn);
          expect(on.map(weekdayOf)).toEqual(on.map(() => weekdayOf(firstOn)));
          expect(on).toEqual([...new Set(on)].toSorted());
        },
      ),
    );
  });
});

describe('GRP4 the calendar file', () => {
  const invited = {
    uid: 'm1@visitt',
    at: '2026-11-24T14:00:00+01:00',
    minutes: 60,
    summary: 'Hefte 3; miljø, og\nsamtale \\ ABC',
    description:
      'Å lese før møtet: «Kommunikasjon og samhandling med personer med demens og deres pårørende» 🌿 æøå æøå',
    place: 'Møterom 2',
    cancelled: false,
  };
  const file = toInvitation(
    [invited, { ...invited, uid: 'm2@visitt', cancelled: true, description: '', place: null }],
    '2026-11-22T12:00:00Z',
  );

  it('has no line above 75 octets, and is whole when it is unfolded', () => {
    for (const line of file.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const unfolded = file.replaceAll('\r\n ', '');
    expect(unfolded).toContain(`DESCRIPTION:${invited.description}`);
    expect(unfolded).toContain(String.raw`SUMMARY:Hefte 3\; miljø\, og\nsamtale \\ ABC`);
  });

  it('says when in UTC, and what has been called off', () => {
    expect(file).toContain('DTSTART:20261124T130000Z\r\nDTEND:20261124T140000Z');
    expect(file).toContain('UID:m2@visitt');
    expect(file.match(/STATUS:\w+/g)).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
  });
});
