import type { Json } from '#domain/fhir/json.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import { pushAlone, toPush } from '#server/sync/push.ts';
import type { SyncDatabase } from '#server/sync/sync-rows.ts';
import type { MemoryDatabase } from './memory/memory-database.ts';
import type { Municipality } from './municipality.ts';
import { toUuid } from './seeded-crypto.ts';
import { toWord } from './words.ts';
import type { World } from './world.ts';

/** Those who change rights, move persons and publish content, through the production push, from a wired desk. */
export type Office = {
  changeRights(member: string): Promise<void>;
  movePerson(): Promise<void>;
  publish(): Promise<void>;
};

export function createOffice(
  world: World,
  { database, desk }: { readonly database: MemoryDatabase; readonly desk: SyncDatabase },
  municipality: Municipality,
): Office {
  const { kernel, random } = world;
  const { tenantId, zones, admin, leader, lead, name } = municipality;
  let words = 100;
  let published = 0;

  /** Each time under a name of its own: what a desk sends is never sent again. */
  const send = async (staffId: string, body: OperationBody) => {
    const replicaId = toUuid(random);
    const at = new Date(kernel.now()).toISOString();
    const operations = [{ n: 1, schema: 1, at, body }];
    const request = {
      protocol: 1,
      epoch: null,
      replicaId,
      deviceId: replicaId,
      firstN: 1,
      operations,
      pending: 0,
      oldestPending: null,
      sentAt: at,
    } as const;
    const envelope = { ...request, operations: [...operations] };
    const now = () => new Date(kernel.now());
    const result = await pushAlone(desk, toPush({ tenantId, staffId }, envelope, ''), now);
    world.note(`office ${body.type} ${result.ok}`);
  };

  const patch = (id: string, kind: string, fields: { readonly [field: string]: Json }): OperationBody => ({
    type: 'record.patch',
    id,
    kind,
    fields,
    base: Object.fromEntries(
      Object.keys(fields).map((field) => [
        field,
        database.read(tenantId, 'record', id)?.stamps[field]?.operation ?? null,
      ]),
    ),
  });

  return {
    changeRights: (member) => {
      const units = zones.filter(() => random.chance(0.6));
      return send(
        admin,
        patch(member, 'staff', { roles: units.map((unitId) => ({ role: 'nurse', unitId })) }),
      );
    },
    movePerson: async () => {
      const persons = database.list(tenantId, 'record').filter(({ kind }) => kind === 'person');
      const { id, body } = random.pick(persons);
      const elsewhere = zones.filter((zone) => zone !== body['unitId']);
      await send(leader, patch(id, 'person', { unitId: random.pick(elsewhere) }));
    },
    publish: () => {
      published += 1;
      const [url, version] = [`https://visitt.example/Questionnaire/${name}`, `1.${published}.0`];
      words += 1;
      const resource = { resourceType: 'Questionnaire', title: toWord(name, words) };
      const body = { type: 'questionnaire', url, version, status: 'active', resource };
      return send(lead, { type: 'record.put', kind: 'content', id: `${url}|${version}`, body });
    },
  };
}
