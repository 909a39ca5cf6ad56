import * as z from 'zod/mini';

export const roleName = z.enum([
  'nurse',
  'assistant',
  'preventiveVisitor',
  'leader',
  'learner',
  'groupLeader',
  'abcContact',
  'professionalLead',
  'administrator',
]);

export type RoleName = z.infer<typeof roleName>;
