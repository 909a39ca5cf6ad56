import type { Day } from '../time/day.ts';

export type GroupMember = {
  readonly staffId: string;
  readonly from: Day;
  /** The last day; null while she is in it. */
  readonly to: Day | null;
  readonly workplace?: string | undefined;
  /** When she was in it before, each with its last day. */
  readonly earlier?: readonly { readonly from: Day; readonly to: Day }[] | undefined;
};
/** Body of a group: who it began with, and beside that each member in a field of her own. */
export type MemberedGroup<Member extends GroupMember = GroupMember> = {
  readonly members: readonly Member[];
  readonly [field: string]: unknown;
};

const prefix = 'member:';

/** The field one member stands in: two phones that each take somebody in write two fields, and both are kept (GRP5). */
export const memberField = (staffId: string): string => `${prefix}${staffId}`;

/** Everybody who is or has been in it, each once: her own field stands above the list. */
export function membersOf<Member extends GroupMember>(group: MemberedGroup<Member>): readonly Member[] {
  const own = new Map<string, Member>();
  for (const [field, value] of Object.entries(group))
    if (field.startsWith(prefix) && isMember(value) && memberField(value.staffId) === field)
      // `as`: the two are of one shape, as the schema of groups says.
      own.set(value.staffId, value as Member);
  const listed = group.members.map((member) => own.get(member.staffId) ?? member);
  const known = new Set(group.members.map(({ staffId }) => staffId));
  const added = [...own.values()].filter(({ staffId }) => !known.has(staffId));
  return [...listed, ...added.toSorted((a, b) => (a.staffId < b.staffId ? -1 : 1))];
}

/** She was in it on that day, now or before she left and came back (GRP6). */
export const wasMember = ({ from, to, earlier = [] }: GroupMember, day: Day): boolean =>
  [{ from, to }, ...earlier].some((time) => day >= time.from && (time.to === null || day <= time.to));

/** Her last day is today; what she was at still counts. */
export const toLeft = (member: GroupMember, today: Day): GroupMember => ({ ...member, to: today });

/** She is in it again from today on. Who left by mistake, today, never was away. */
export function toRejoined(member: GroupMember, today: Day): GroupMember {
  const { from, to, earlier = [] } = member;
  if (to === null || to >= today) return { ...member, to: null };
  return { ...member, from: today, to: null, earlier: [...earlier, { from, to }] };
}

const isMember = (value: unknown): value is GroupMember =>
  typeof value === 'object' &&
  value !== null &&
  'staffId' in value &&
  typeof value.staffId === 'string' &&
  'from' in value &&
  typeof value.from === 'string';
