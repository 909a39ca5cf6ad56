import * as z from 'zod/mini';
import { roleName } from './role-name.ts';
import { uuid } from './primitives.ts';

/** `GET /session`: who is logged in. 401 with a problem when nobody is. */
export const session = z.object({
  tenantId: uuid,
  tenantName: z.string(),
  staffId: uuid,
  name: z.string(),
  title: z.string(),
  roles: z.array(z.object({ role: roleName, unitId: uuid })),
  /** Scopes the user may see, and those they may write in. */
  readScopes: z.array(z.string()),
  writeScopes: z.array(z.string()),
  expiresAt: z.string(),
  demo: z.boolean(),
  serverTime: z.string(),
});
export type Session = z.infer<typeof session>;
