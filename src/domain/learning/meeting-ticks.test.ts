import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldProgress } from './fold-progress.ts';
import { meetingTicks, nextMeeting, type GroupLife } from './meeting-ticks.ts';

const url = 'https://visitt.example/programmes/perm';
const programme = {
  steps: ['read', 'discussed'] as const,
  months: 12,
  booklets: [
    { id: 'h1', number: 1 },
    { id: 'h2', number: 2 },
  ],
};
const enrolment = { startedOn: '2026-01-01', status: 'active' as const };
const members = [{ staffId: 'liv', from: '2026-01-01', to: null }];
const life: GroupLife = {
  groups: [
    { id: 'g1', body: { programme: `${url}|1.0.0`, members } },
    { id: 'g2', body: { programme: 'https://visitt.example/programmes/other|1.0.0', members } },
  ],
  meetings: [
    { id: 'm1', body: { groupId: 'g1', booklets: ['h1'], at: '2026-02-03T23:30:00Z', status: 'held' } },
    { id: 'm2', body: { groupId: 'g2', booklets: ['h2'], at: '2026-02-03T13:00:00Z', status: 'held' } },
    { id: 'm3', body: { groupId: 'g1', booklets: ['h2'], at: '2026-03-03T13:00:00Z', status: 'cancelled' } },
    { id: 'm4', body: { groupId: 'g1', booklets: ['h2'], at: '2026-04-03T13:00:00Z', status: 'planned' } },
    { id: 'm5', body: { groupId: 'g1', booklets: ['h2'], at: '2026-05-03T13:00:00Z', status: 'planned' } },
  ],
  attendance: [],
};
const word = (meetingId: string, present: boolean, at: string, staffId = 'liv') => ({
  id: `${meetingId} ${at}`,
  body: { staffId, meetingId, present, at },
});
const ticksOf = (attendance: GroupLife['attendance']) => meetingTicks({ ...life, attendance }, 'liv', url);

describe('what was discussed in the group', () => {
  it('LRN1 counts for who was there, on the day of the meeting in Norway', () => {
    expect(ticksOf([word('m1', true, '2026-02-04T15:00:00Z')])).toMatchObject([
      { booklet: 'h1', step: 'discussed', done: true, on: '2026-02-04' },
    ]);
  });

  it.each([
    [
      'it is said by who leads another group',
      [{ id: 'w', body: { ...word('m1', true, '2026-02-04T15:00:00Z').body, groupId: 'g2' } }],
    ],
    ['another was there', [word('m1', true, '2026-02-04T15:00:00Z', 'ola')]],
    ['the meeting was of another perm', [word('m2', true, '2026-02-04T15:00:00Z')]],
    ['the meeting was called off', [word('m3', true, '2026-03-04T15:00:00Z')]],
    [
      'the newest word is that she was not there',
      [word('m1', false, '2026-02-04T16:00:00Z'), word('m1', true, '2026-02-04T15:00:00Z')],
    ],
  ])('LRN1 does not count when %s', (_, attendance) => {
    expect(ticksOf(attendance)).toEqual([]);
  });

  it('LRN2 her own later word stands above it, her earlier one below', () => {
    const own = (at: string) => ({ booklet: 'h1', step: 'discussed', done: false, on: at.slice(0, 10), at });
    const meeting = ticksOf([word('m1', true, '2026-02-04T15:00:00Z')]);
    const discussed = (at: string) =>
      foldProgress(programme, enrolment, [...meeting, own(at)], '2026-06-01').booklets[0]?.ticks.discussed;
    expect(discussed('2026-02-04T14:59:00Z')).toBe('2026-02-04');
    expect(discussed('2026-02-04T15:01:00Z')).toBeNull();
  });

  it('LRN3 comes out the same in whatever order the words arrive', () => {
    const event = fc.record({
      id: fc.uuid(),
      body: fc.record({
        staffId: fc.constantFrom('liv', 'ola'),
        meetingId: fc.constantFrom('m1', 'm3', 'm4'),
        present: fc.boolean(),
        at: fc.constantFrom('2026-02-02T10:00:00Z', '2026-02-02T10:00:01Z', '2026-02-02T11:00:00+01:00'),
      }),
    });
    const orders = fc
      .uniqueArray(event, { maxLength: 8, selector: ({ id }) => id })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(ticksOf(other)).toEqual(ticksOf(one));
      }),
    );
  });

  it('the next meeting is the first planned from today, of a group she is still in', () => {
    expect(nextMeeting(life, 'liv', url, '2026-04-03')?.id).toBe('m4');
    expect(nextMeeting(life, 'liv', url, '2026-04-04')?.id).toBe('m5');
    expect(nextMeeting(life, 'liv', url, '2026-05-04')).toBeUndefined();
    expect(nextMeeting(life, 'ola', url, '2026-04-03')).toBeUndefined();
    const ended = life.groups.map((group) => ({
      ...group,
      body: { ...group.body, status: 'ended' as const },
    }));
    expect(nextMeeting({ ...life, groups: ended }, 'liv', url, '2026-04-03')).toBeUndefined();
    const left = [
      {
        id: 'g1',
        body: {
          programme: `${url}|1.0.0`,
          members: [{ staffId: 'liv', from: '2026-01-01', to: '2026-04-01' }],
        },
      },
    ];
    expect(nextMeeting({ ...life, groups: left }, 'liv', url, '2026-04-03')).toBeUndefined();
  });
});
