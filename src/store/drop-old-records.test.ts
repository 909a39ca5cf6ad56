import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Change } from '#protocol/pull.ts';
import { openDeviceStore } from './open-device-store.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const now = '2026-11-22T08:00:00.000Z';

const response = (id: string, signedAt: string | null, questionnaire = 'mst|1'): Change => ({
  change: 'upsert',
  position: 1,
  id,
  kind: 'response',
  scope: `unit:${unitId}`,
  version: 1,
  body: {
    personId: 'p1',
    unitId,
    questionnaire,
    response: { resourceType: 'QuestionnaireResponse' },
    status: signedAt === null ? 'draft' : 'signed',
    startedBy: staffId,
    startedAt: '2026-01-01T08:00:00Z',
    ...(signedAt === null ? {} : { signedAt }),
  },
  stamps: {},
  receivedAt: now,
});

async function open(changes: readonly Change[]) {
  const store = await openDeviceStore({
    tenantId,
    staffId,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    now: () => now,
    indexedDB: new IDBFactory(),
  });
  await store.outbox.applyPullAnswer(
    {
      protocol: 1,
      epoch: 'e0000000-0000-4000-8000-000000000001',
      cursor: 'c1',
      changes: [...changes],
      hasMore: false,
      remaining: 0,
      revokedScopes: [],
      serverTime: now,
    },
    null,
  );
  const left = async () => {
    const ids = changes.map(({ id }) => id);
    const found = await Promise.all(ids.map((id) => store.readRecord('response', id)));
    return ids.filter((_, index) => found[index] !== null);
  };
  return { store, left };
}

describe('days of data kept on a device', () => {
  it('VLT17 takes old signed responses away, but not the newest of its kind, a draft, or what is young', async () => {
    const { store, left } = await open([
      response('old', '2026-01-01T08:00:00Z'),
      response('older', '2025-01-01T08:00:00Z'),
      response('young', '2026-11-20T08:00:00Z'),
      response('old but the only one', '2025-01-01T08:00:00Z', 'fall|2'),
      response('draft', null),
    ]);
    expect(await store.dropOld(90)).toBe(2);
    expect(await left()).toEqual(['young', 'old but the only one', 'draft']);
    expect(await store.dropOld(90)).toBe(0);
  });

  it('VLT17 leaves what has been written about since and is not delivered', async () => {
    const { store, left } = await open([
      response('old', '2026-01-01T08:00:00Z'),
      response('young', '2026-11-20T08:00:00Z'),
    ]);
    await store.write([
      { type: 'record.patch', kind: 'response', id: 'old', fields: { score: 2 }, base: { score: null } },
    ]);
    expect(await store.dropOld(90)).toBe(0);
    expect(await left()).toEqual(['old', 'young']);
  });
});
