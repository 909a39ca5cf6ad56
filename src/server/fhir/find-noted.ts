import { randomUUID } from 'node:crypto';
import type { Actor } from '../actor.ts';
import type { LoggedIn } from '../auth/session-store.ts';
import type { Transaction } from '../db/transaction.ts';
import { addAccessRows } from '../supervision/access-rows.ts';
import { findResources } from './find-resources.ts';
import type { Found } from './page.ts';
import type { ResourceType, Search } from './search.ts';

/** Resources that are about somebody; the others are content and figures. */
const kinds: { readonly [type in ResourceType]?: string } = {
  Patient: 'person',
  QuestionnaireResponse: 'response',
  Observation: 'measurement',
  CarePlan: 'vitalsPlan',
};

/** What is found is logged in the transaction that reads it: one line for each resource handed out. */
export async function findNoted(
  tx: Transaction,
  actor: Actor,
  loggedIn: LoggedIn,
  type: ResourceType,
  search: Search,
  now: Date,
): Promise<Found> {
  const found = await findResources(tx, actor, type, search, now);
  const kind = kinds[type];
  if (kind === undefined) return found;
  const rows = found.resources.map(({ id }) => ({
    id: randomUUID(),
    role: actor.roles[0]?.role ?? null,
    unitId: null,
    action: 'export',
    kind,
    recordId: id,
    personId: null,
    reason: 'fhir',
    outside: false,
    at: now.toISOString(),
  }));
  await addAccessRows(tx, loggedIn, now.toISOString(), rows);
  return found;
}
