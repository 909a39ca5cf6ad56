import type { GroupMember } from '#domain/learning/group-members.ts';
import { contactGroups } from '#protocol/contact-groups.ts';
import { groupScope, learningScope, tenantScope, type Scope } from '#protocol/scope.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Scopes, StaffRole } from './scopes.ts';

/** What rights are read out of in a group. */
export type GroupNode = Pick<RecordBody<'learningGroup'>, 'groupId' | 'leaderId' | 'status' | 'startsOn'> & {
  readonly members: readonly GroupMember[];
};

export const isContact = (roles: readonly StaffRole[]): boolean =>
  roles.some(({ role }) => role === 'abcContact');
export const leadsGroups = (roles: readonly StaffRole[]): boolean =>
  roles.some(({ role }) => role === 'groupLeader');

/**
 * What somebody may see and write of groups and seminars. Who has left a group still reads it, so that what she was at
 * still counts for her; only its leader and the ABC contact write.
 */
export function toLearningScopes(
  staffId: string,
  roles: readonly StaffRole[],
  groups: readonly GroupNode[],
): Scopes {
  const leads = groups.filter(({ leaderId }) => leaderId === staffId);
  const isIn = groups.filter(({ members }) => members.some((member) => member.staffId === staffId));
  const overseen = isContact(roles) ? newestOpen(groups) : [];
  const toScopes = (list: readonly GroupNode[]): readonly Scope[] =>
    [...new Set(list.map(({ groupId }) => groupScope(groupId)))].toSorted();
  const shared = isContact(roles) || leadsGroups(roles) ? [learningScope] : [];
  return {
    read: [...shared, ...toScopes([...leads, ...isIn, ...overseen])],
    write: [...(shared.length > 0 ? [tenantScope, learningScope] : []), ...toScopes([...leads, ...overseen])],
  };
}

const newestOpen = (groups: readonly GroupNode[]): readonly GroupNode[] =>
  groups
    .filter(({ status }) => status === 'open')
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn) || a.groupId.localeCompare(b.groupId))
    .slice(0, contactGroups);
