import * as z from 'zod/mini';
import { name, text, uuid } from './primitives.ts';
import { roleName } from './role-name.ts';

/** Kommune, virksomhet, avdeling or sone; `parentId` null at the root. */
export const unitBody = z.object({
  name,
  kind: z.enum(['municipality', 'service', 'ward', 'zone', 'team', 'nursingHome']),
  parentId: z.nullable(uuid),
});

export const staffBody = z.object({
  name,
  /** As shown beside the name: sykepleier, helsefagarbeider … */
  title: text(100),
  roles: z.array(z.object({ role: roleName, unitId: uuid })),
});
