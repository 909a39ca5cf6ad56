import type { Session } from '#protocol/session.ts';

/** Who sees Tilsyn: those who answer for devices, for what is in dispute, or for who has opened what. */
export const isOverseer = ({ roles }: Session): boolean =>
  roles.some(({ role }) => role === 'administrator' || role === 'leader' || role === 'professionalLead');

/** Who may see who has opened a person: leaders for their own units, and administrators. */
export const mayReadLog = ({ roles }: Session): boolean =>
  roles.some(({ role }) => role === 'administrator' || role === 'leader');
