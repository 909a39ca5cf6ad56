import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';

type Member = RecordBody<'learningGroup'>['members'][number];

/** Whom somebody else took in while the list that stands was written: kept beside it, each once, until a person chooses. */
export function unseenMembers({
  body,
  stamps,
}: Pick<Kept<'learningGroup'>, 'body' | 'stamps'>): readonly Member[] {
  const found = new Map<string, Member>();
  for (const { value } of stamps['members']?.alternatives ?? [])
    for (const member of value as readonly Member[])
      if (member.to === null && body.members.every(({ staffId }) => staffId !== member.staffId))
        found.set(member.staffId, member);
  return [...found.values()];
}
