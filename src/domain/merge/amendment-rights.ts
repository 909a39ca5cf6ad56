import type { JsonObject } from '../fhir/json.ts';
import type { OperationBody } from './operation.ts';

type Person = { readonly staffId: string; readonly roles: readonly { readonly role: string }[] };

/** Who answers for what others have written. */
const supervising: ReadonlySet<string> = new Set(['nurse', 'preventiveVisitor', 'leader']);

/**
 * Whether somebody who may write in the record's scope may also void it, or decide on a proposed amendment: who
 * signed or started it, and those who answer for the others' work. Correcting is everybody's: it is done in one's
 * own name. The server judges by this, and a screen offers nothing else.
 */
export const maySettle = ({ staffId, roles }: Person, body: JsonObject): boolean =>
  (body['signedBy'] ?? body['startedBy']) === staffId || roles.some(({ role }) => supervising.has(role));

export const needsSettleRight = ({ type }: OperationBody): boolean =>
  type === 'response.void' || type === 'amendment.settle';
