import type { Session } from '#protocol/session.ts';

/** Who sees Oversikt: leaders of a unit, and those who answer for the professional side of it. */
export const isLeader = ({ roles }: Session): boolean =>
  roles.some(({ role }) => role === 'leader' || role === 'professionalLead');
