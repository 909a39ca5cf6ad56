import type { JsonObject } from '#domain/fhir/json.ts';
import { toScope } from '#protocol/scope.ts';
import type { RecordBody, RecordKind, RoleName } from '#protocol/record-bodies.ts';
import { toActor } from '#server/actor.ts';
import type { MemoryDatabase } from './memory/memory-database.ts';
import { only } from './memory/tables.ts';
import { toWord } from './words.ts';

/** One tenant: two zones under one service, somebody who administers, one who leads and one who publishes. */
export type Municipality = {
  readonly tenantId: string;
  readonly name: string;
  readonly service: string;
  readonly zones: readonly string[];
  readonly admin: string;
  readonly leader: string;
  readonly lead: string;
};

const id = (tenant: number, group: number, number: number): string =>
  `${tenant}0000000-000${group}-4000-8000-${String(number).padStart(12, '0')}`;

export const staffId = (tenant: number, number: number): string => id(tenant, 4, number);
export const deviceId = (tenant: number, number: number): string => id(tenant, 7, number);

const at = '2026-01-05T08:00:00Z';

export function createMunicipality(database: MemoryDatabase, tenant: number, epoch: string): Municipality {
  const municipality: Municipality = {
    tenantId: id(tenant, 0, 0),
    name: `office${tenant}`,
    service: id(tenant, 1, 0),
    zones: [id(tenant, 1, 1), id(tenant, 1, 2)],
    admin: id(tenant, 2, 1),
    leader: id(tenant, 2, 2),
    lead: id(tenant, 2, 3),
  };
  const { tenantId, service, zones, admin, leader, lead, name } = municipality;
  let position = 0;
  const put = (recordId: string, kind: RecordKind, body: JsonObject) => {
    position += 1;
    const author = { by: admin, at, operation: 'server' };
    const stamps = Object.fromEntries(Object.keys(body).map((field) => [field, author]));
    const scope = toScope(kind, body as RecordBody<typeof kind>);
    const record = { id: recordId, kind, scope, version: 1, body, stamps, position };
    database.put(tenantId, 'record', recordId, { ...record, receivedAt: at });
    database.put(tenantId, 'version', `${recordId}@1`, { record, ...author, receivedAt: at });
  };
  put(service, 'unit', { name: 'Hjemmetjenesten', kind: 'service', parentId: null });
  for (const zone of zones) put(zone, 'unit', { name: 'Sone', kind: 'zone', parentId: service });
  put(admin, 'staff', toStaff([{ role: 'administrator', unitId: service }]));
  put(leader, 'staff', toStaff([{ role: 'leader', unitId: service }]));
  put(lead, 'staff', toStaff([{ role: 'professionalLead', unitId: service }]));
  for (const [index, zone] of [...zones, ...zones].entries()) {
    put(id(tenant, 3, index + 1), 'person', toPerson(toWord(name, index + 1), zone));
  }
  database.put(tenantId, 'tenant', only, { epoch, clearedTo: 0 });
  database.put(tenantId, 'clock', only, { position });
  return municipality;
}

/** Somebody new, with the right to these units. */
export function addStaff(
  database: MemoryDatabase,
  tenantId: string,
  member: string,
  units: readonly string[],
): void {
  const author = { by: member, at, operation: 'server' };
  const position = (database.read(tenantId, 'clock', only)?.position ?? 0) + 1;
  const body = toStaff(units.map((unitId) => ({ role: 'nurse', unitId })));
  const stamps = Object.fromEntries(Object.keys(body).map((field) => [field, author]));
  const record = { id: member, kind: 'staff', scope: 'tenant', version: 1, body, stamps, position };
  database.put(tenantId, 'record', member, { ...record, receivedAt: at });
  database.put(tenantId, 'version', `${member}@1`, { record, ...author, receivedAt: at });
  database.put(tenantId, 'clock', only, { position });
}

const toStaff = (roles: readonly { readonly role: RoleName; readonly unitId: string }[]): JsonObject => ({
  name: 'Prøve',
  title: 'prøve',
  roles,
});

export const toPerson = (word: string, unitId: string): JsonObject => ({
  given: word,
  family: 'Prøve',
  birthDate: '1940-01-01',
  unitId,
  phone: 'ingen',
});

/** The scopes somebody may read now, by the production rules. */
export function readScopesOf(database: MemoryDatabase, tenantId: string, member: string): readonly string[] {
  const rows = database
    .list(tenantId, 'record')
    .filter(({ id: recordId, kind }) => kind === 'unit' || (kind === 'staff' && recordId === member));
  return toActor(tenantId, member, rows)?.scopes.read ?? [];
}
