import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../fhir/json.ts';
import { applyOperation } from '../merge/apply-operation.ts';
import type { StoredRecord } from '../merge/record.ts';
import {
  memberField,
  membersOf,
  toLeft,
  toRejoined,
  wasMember,
  type GroupMember,
  type MemberedGroup,
} from './group-members.ts';
import { memberLife } from './member-life.ts';

const member = (staffId: string, from = '2026-01-01', to: string | null = null): GroupMember => ({
  staffId,
  from,
  to,
});
const begun: StoredRecord = {
  id: 'g',
  kind: 'learningGroup',
  scope: 'group:g',
  version: 1,
  body: { groupId: 'g', members: [{ ...member('liv') }] as Json },
  stamps: { members: { by: 'leader', at: '2026-01-01T08:00:00Z', operation: 'a:1' } },
};
const idsOf = ({ body }: StoredRecord): readonly string[] =>
  membersOf(body as MemberedGroup)
    .map(({ staffId }) => staffId)
    .toSorted();

describe('members of a group', () => {
  it('GRP5 are all there, whoever took them in, on how many phones, in whatever order it came', () => {
    const added = ['ola', 'kari', 'nina', 'per'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(added, { minLength: 4 }),
        fc.array(fc.constantFrom('leader', 'contact'), { minLength: 4, maxLength: 4 }),
        (order, authors) => {
          const all = order.reduce((record, staffId, index) => {
            const operation = {
              type: 'record.patch' as const,
              id: 'g',
              kind: 'learningGroup',
              fields: { [memberField(staffId)]: { ...member(staffId) } as Json },
              base: { [memberField(staffId)]: null },
            };
            const by = authors[index] ?? '';
            const author = { by, at: '2026-01-02T08:00:00Z', operation: `${staffId}:1` };
            const result = applyOperation(record, operation, author, () => 'group:g');
            if (!result.ok || result.status !== 'applied') throw new Error('a member was lost');
            return result.record;
          }, begun);
          expect(idsOf(all)).toEqual(['kari', 'liv', 'nina', 'ola', 'per']);
        },
      ),
    );
  });

  it('GRP5 of one person her own field stands above the list, and a field of somebody else’s name is nothing', () => {
    const left = member('liv', '2026-01-01', '2026-03-01');
    const group = { members: [member('liv')], [memberField('liv')]: left, [memberField('x')]: member('y') };
    expect(membersOf(group)).toEqual([left]);
    expect(membersOf({ members: [member('liv')], [memberField('ola')]: 'ola' })).toEqual([member('liv')]);
  });

  it('GRP6 who came back was no member in between, and missed nothing then', () => {
    const back = toRejoined(toLeft(member('liv'), '2026-02-01'), '2026-05-01');
    expect(back).toMatchObject({ from: '2026-05-01', to: null });
    expect(['2026-01-15', '2026-03-01', '2026-05-01'].map((day) => wasMember(back, day))).toEqual([
      true,
      false,
      true,
    ]);
    const meeting = (id: string, at: string) => ({ id, body: { at, status: 'held' as const } });
    const word = (meetingId: string) => ({
      id: meetingId,
      body: { staffId: 'liv', meetingId, present: true, at: '2026-06-01T10:00:00Z' },
    });
    const meetings = [
      meeting('before', '2026-01-15T12:00:00Z'),
      meeting('away1', '2026-03-15T12:00:00Z'),
      meeting('away2', '2026-04-15T12:00:00Z'),
    ];
    expect(memberLife([back], meetings, [word('before')])).toEqual([
      { staffId: 'liv', held: 1, present: 1, isAway: false },
    ]);
  });

  it('GRP6 who was taken out by mistake today never was away', () => {
    const today = '2026-05-01';
    expect(toRejoined(toLeft(member('liv'), today), today)).toEqual(member('liv'));
  });
});
