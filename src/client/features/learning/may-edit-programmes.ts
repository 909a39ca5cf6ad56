import type { RoleName } from '#protocol/record-bodies.ts';
import type { Session } from '#protocol/session.ts';

/** Who looks after the programmes; the server says the same (`authority.ts`). */
export const programmeEditors: readonly RoleName[] = ['abcContact', 'professionalLead', 'administrator'];

export const mayEditProgrammes = ({ roles }: Session): boolean =>
  roles.some(({ role }) => programmeEditors.includes(role));
