import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { isUnasked } from '#domain/visits/visit-stage.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import { visitToMake } from './visit-to-make.ts';

const unitId = '11111111-1111-4111-8111-111111111111';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const today = '2026-11-22';
const person: Kept<'person'> = {
  id: 'd0000001-0000-4000-8000-000000000000',
  kind: 'person',
  scope: `unit:${unitId}`,
  version: 1,
  body: { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId },
  stamps: {},
  delivery: { state: 'local' },
};

const visitOf = async (store: DeviceStore, id: string): Promise<Kept<'visit'>> => {
  const visit = await store.readRecord('visit', id);
  if (!visit) throw new Error('no visit');
  return visit;
};

describe('HV18 taking up the offer of a preventive visit', () => {
  it('starts a visit that nobody has been asked for, and the same one the next time', async () => {
    const store = await openDeviceStore({
      tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
      staffId,
      deviceId: 'c0000001-0000-4000-8000-000000000000',
      dataKey: new Uint8Array(32).fill(7),
      indexedDB: new IDBFactory(),
    });
    const first = await visitOf(store, await visitToMake(store, person, [], today));
    expect(first.body).toMatchObject({ personId: person.id, unitId, assignedTo: staffId, status: 'planned' });
    expect(isUnasked(first.body)).toBe(true);
    expect(await visitToMake(store, person, [first], today)).toBe(first.id);
    const isDone: Kept<'visit'> = { ...first, body: { ...first.body, status: 'done' } };
    expect(await visitToMake(store, person, [isDone], today)).not.toBe(first.id);
  });
});
