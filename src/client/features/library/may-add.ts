import type { Session } from '#protocol/session.ts';

/** Whoever answers for the professional side of the municipality; the server says the same (`authority.ts`). */
export const mayAdd = ({ roles }: Session): boolean => roles.some(({ role }) => role === 'professionalLead');
