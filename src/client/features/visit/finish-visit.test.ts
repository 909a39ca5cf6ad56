import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import { signRecord } from '../record/sign-record.ts';
import { finishVisit } from './finish-visit.ts';
import { toBegunForm } from './to-begun-form.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const personId = 'd0000001-0000-4000-8000-000000000000';
const visitId = 'e0000001-0000-4000-8000-000000000000';
const canonical = 'https://visitt.example/fhir/Questionnaire/forebyggende-hjemmebesok|1.0.0';
const questionnaire = JSON.parse(
  readFileSync(new URL('../../../content/checklists/forebyggende-hjemmebesok.json', import.meta.url), 'utf8'),
) as Questionnaire;

async function begun() {
  const store = await openDeviceStore({
    tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
    staffId,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    indexedDB: new IDBFactory(),
  });
  const body = {
    personId,
    unitId,
    kind: 'preventiveVisit',
    plannedAt: '2026-11-22T09:00:00Z',
    assignedTo: staffId,
    status: 'inProgress',
  } as const;
  await store.write([{ type: 'record.put', id: visitId, kind: 'visit', body }]);
  const kept = await store.readRecord('visit', visitId);
  if (!kept) throw new Error('no visit');
  const form = toBegunForm({ visit: kept, questionnaire, canonical }, staffId);
  await store.write([form]);
  const record = await store.readRecord('response', form.id);
  const visit = await store.readRecord('visit', visitId);
  if (!record || !visit) throw new Error('not begun');
  const work = { visit, record, questionnaire, followUps: [], staff: [], today: '2026-11-22' };
  return { store, work, formId: form.id };
}

afterEach(() => vi.restoreAllMocks());

describe('HV16 finishing a visit', () => {
  it('signs the conversation and finishes the visit as one, which the server takes all or none of', async () => {
    const { store, work, formId } = await begun();
    await finishVisit(store, work, signRecord);
    const { operations } = await store.outbox.nextBatch(20);
    const last = operations.slice(2);
    expect(last.map(({ body }) => body.type)).toEqual(['response.sign', 'record.patch']);
    expect(new Set(last.map(({ groupId }) => groupId)).size).toBe(1);
    expect(last[0]?.groupId).toBeDefined();
    expect((await store.readRecord('response', formId))?.body.status).toBe('signed');
    expect((await store.readRecord('visit', visitId))?.body).toMatchObject({
      status: 'done',
      outcome: { responseId: formId, by: staffId },
    });
  });

  it('leaves neither when the device fails in the middle', async () => {
    const { store, work, formId } = await begun();
    const put = IDBObjectStore.prototype.put;
    const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      const [row] = given as [{ readonly id?: unknown }];
      if (row.id === visitId) throw new DOMException('sick disk', 'UnknownError');
      return put.apply(this, given);
    });
    await expect(finishVisit(store, work, signRecord)).rejects.toThrow('storage');
    broken.mockRestore();
    expect((await store.readRecord('response', formId))?.body.status).toBe('draft');
    expect((await store.readRecord('visit', visitId))?.body.status).toBe('inProgress');
    await finishVisit(store, work, signRecord);
    expect((await store.readRecord('visit', visitId))?.body.status).toBe('done');
  });

  it('of a form that was signed by itself is only noted', async () => {
    const { store, work, formId } = await begun();
    await signRecord(store, work.record, questionnaire, work.record.body.response);
    await finishVisit(store, work, signRecord);
    const { operations } = await store.outbox.nextBatch(20);
    expect(operations.map(({ body }) => body.type).slice(2)).toEqual(['response.sign', 'record.patch']);
    expect((await store.readRecord('visit', visitId))?.body.outcome?.responseId).toBe(formId);
  });
});
