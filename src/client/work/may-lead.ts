import type { RoleName } from '#protocol/record-bodies.ts';

/** Roles that make groups and seminars (`src/server/sync/may-write.ts`). */
export const mayLead = (roles: readonly { readonly role: RoleName }[]): boolean =>
  roles.some(({ role }) => role === 'groupLeader' || role === 'abcContact');
