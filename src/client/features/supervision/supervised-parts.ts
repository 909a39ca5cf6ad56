import type { RoleName } from '#protocol/record-bodies.ts';

export type SupervisionPart = 'devices' | 'disputes' | 'access';

/** What somebody sees of supervision; how far it reaches is decided where the answers come from. */
export function supervisedParts(roles: readonly RoleName[]): readonly SupervisionPart[] {
  if (roles.some((role) => role === 'administrator' || role === 'leader'))
    return ['devices', 'disputes', 'access'];
  return roles.includes('professionalLead') ? ['disputes'] : [];
}
