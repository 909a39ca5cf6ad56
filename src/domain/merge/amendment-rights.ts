import type { JsonObject } from '../fhir/json.ts';
import type { OperationBody } from './operation.ts';
import { rolesCovering, type UnitParents } from './roles-covering.ts';

type Person = {
  readonly staffId: string;
  readonly roles: readonly { readonly role: string; readonly unitId: string }[];
};

/** Who answers for what others have written. */
const supervising: ReadonlySet<string> = new Set(['nurse', 'preventiveVisitor', 'leader']);

/**
 * Whether somebody who may write in the record's scope may also void it, or decide on a proposed amendment: who
 * signed or started it, and those who answer for the others' work in that very unit. Correcting is everybody's: it is
 * done in one's own name. The server judges by this, and a screen offers nothing else.
 */
export function maySettle({ staffId, roles }: Person, body: JsonObject, parents: UnitParents): boolean {
  if ((body['signedBy'] ?? body['startedBy']) === staffId) return true;
  const { unitId } = body;
  if (typeof unitId !== 'string') return false;
  return rolesCovering(roles, unitId, parents).some(({ role }) => supervising.has(role));
}

export const needsSettleRight = ({ type }: OperationBody): boolean =>
  type === 'response.void' || type === 'amendment.settle';
