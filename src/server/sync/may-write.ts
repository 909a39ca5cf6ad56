import type { StoredRecord } from '#domain/merge/record.ts';
import { groupScope } from '#protocol/scope.ts';
import type { Actor } from '../actor.ts';
import { isContact, leadsGroups } from '../learning-scopes.ts';
import type { Rights } from './rights-at-time.ts';

/** An ABC contact writes in every group, also in one that is not among those her phone holds. */
export const mayWrite = ({ scopes, roles }: Actor, scope: string): boolean =>
  scopes.write.includes(scope) || (scope.startsWith('group:') && isContact(roles));

/** Who may begin this group: the ABC contact, and one who leads groups for herself. */
export const mayBegin = ({ roles, staffId }: Actor, { body }: StoredRecord): boolean =>
  isContact(roles) || (leadsGroups(roles) && body['leaderId'] === staffId);

/**
 * With what follows from a group as it stands inside this push: whoever has just begun one may plan its meetings in the
 * same breath. Nothing is taken away by it.
 */
export function withStandingGroup(rights: Rights, group: StoredRecord | undefined): Rights {
  const { actor } = rights;
  if (group?.kind !== 'learningGroup' || group.body['leaderId'] !== actor.staffId) return rights;
  const scope = groupScope(group.id);
  if (actor.scopes.write.includes(scope)) return rights;
  return {
    ...rights,
    actor: { ...actor, scopes: { ...actor.scopes, write: [...actor.scopes.write, scope] } },
  };
}
