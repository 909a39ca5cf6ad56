import { membersOf } from '#domain/learning/group-members.ts';
import { useMemo } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { useKind } from '../../device/use-device.ts';

export type GroupsHere = {
  readonly groups: readonly Kept<'learningGroup'>[];
  readonly meetings: readonly Kept<'groupMeeting'>[];
  readonly attendance: readonly Kept<'attendance'>[];
  readonly nameOf: (staffId: string) => string | undefined;
};

/** Groups on this device with their meetings, the earliest first; undefined until they have been read. */
export function useGroupList(): Pick<GroupsHere, 'groups' | 'meetings'> | undefined {
  const groups = useKind('learningGroup');
  const meetings = useKind('groupMeeting');
  return useMemo(
    () =>
      groups &&
      meetings && {
        groups: groups.map((group) => ({
          ...group,
          body: { ...group.body, members: [...membersOf(group.body)] },
        })),
        meetings: meetings.toSorted((a, b) => Date.parse(a.body.at) - Date.parse(b.body.at)),
      },
    [groups, meetings],
  );
}

/** The same with who was there and what everybody is called: for one group's screen, not for the list. */
export function useGroups(): GroupsHere | undefined {
  const list = useGroupList();
  const attendance = useKind('attendance');
  const staff = useKind('staff');
  const names = useMemo(() => staff && new Map(staff.map(({ id, body }) => [id, body.name])), [staff]);
  if (!list || !attendance || !names) return undefined;
  return { ...list, attendance, nameOf: (staffId) => names.get(staffId) };
}

/** The next meeting that has not been held: today's counts until it is ended. */
export const toNext = (
  meetings: readonly Kept<'groupMeeting'>[],
  groupId: string,
): Kept<'groupMeeting'> | undefined =>
  meetings.find(({ body }) => body.groupId === groupId && body.status === 'planned');
