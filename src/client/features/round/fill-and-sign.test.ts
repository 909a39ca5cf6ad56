import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { toRoundId, toRowId } from '#domain/rounds/round-ids.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import type { Header } from '#store/headers/header.ts';
import { openDeviceStore } from '#store/open-device-store.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { signRecord } from '../record/sign-record.ts';
import { fillRow, type RowAnswer } from './fill-row.ts';
import { readRow } from './read-row.ts';
import { signRows } from './sign-rows.ts';
import type { RoundRow } from './use-round.ts';
import { toWeightAnswers } from './weight-answers.ts';

const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const personId = 'd0000001-0000-4000-8000-000000000000';
const today = '2026-11-22';
const at = '2026-11-22T09:00:00.000Z';

const open = () =>
  openDeviceStore({
    tenantId: '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10',
    staffId,
    deviceId: 'c0000001-0000-4000-8000-000000000000',
    dataKey: new Uint8Array(32).fill(7),
    now: () => at,
    indexedDB: new IDBFactory(),
  });

const person: Header<'person'> = {
  id: personId,
  kind: 'person',
  body: { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId, room: '101', words: '' },
  delivery: { state: 'local' },
};

function formOf(name: string): ContentForm {
  const url = `https://visitt.example/fhir/Questionnaire/${name}`;
  const found = loadContent().find(({ body }) => body.url === url);
  if (!found) throw new Error(`no form ${name}`);
  const { version } = found.body;
  return {
    canonical: `${url}|${version}`,
    url,
    version,
    questionnaire: found.body.resource as unknown as Questionnaire,
    scoreItem: undefined,
  };
}

const weight = formOf('vekt-hoyde');
const mst = formOf('mst');
const roundId = toRoundId({ unitId, topic: 'weighing', on: today, number: 1 });
const rowId = toRowId(roundId, personId);

const fill = (store: DeviceStore, form: ContentForm, answers: readonly RowAnswer[]) =>
  fillRow(store, { roundId, person, form, formOf: () => form, answers, today });

async function rowOf(store: DeviceStore, form: ContentForm, id = rowId): Promise<RoundRow> {
  const kept = await store.readRecord('response', id);
  const reading = readRow(form, kept, today);
  // Signing goes by the row's id alone.
  return { id, kept, reading } as RoundRow;
}

const code = (form: ContentForm, linkId: string, value: string): RowAnswer => {
  const item = form.questionnaire.item?.find((known) => known.linkId === linkId);
  const option = item?.answerOption?.find(({ valueCoding }) => valueCoding?.code === value);
  if (!option?.valueCoding) throw new Error(`no option ${value}`);
  return { linkId, answer: [{ valueCoding: option.valueCoding }] };
};

const measurementsOf = (store: DeviceStore) =>
  new Promise<readonly Kept<'measurement'>[]>((resolve) => {
    const stop = store.watchKind('measurement').subscribe((list) => {
      resolve(list);
      queueMicrotask(() => stop());
    });
  });

describe('a row of a weighing', () => {
  it('is the form itself, and its weight counts in grams with what was said once for all', async () => {
    const store = await open();
    await fill(
      store,
      weight,
      toWeightAnswers(weight.questionnaire, 62_350, { scale: 'chair', klaer: '8111000202103' }),
    );
    const row = await rowOf(store, weight);
    expect(row.reading).toMatchObject({ grams: 62_350, isDoubted: false, disagreements: [] });
    expect(row.reading.facts).toMatchObject({
      status: 'draft',
      isBegun: true,
      isWhole: true,
      writers: [staffId],
    });
    expect(row.kept?.body).toMatchObject({ roundId, personId, unitId, questionnaire: weight.canonical });

    const told: number[] = [];
    const left = await signRows(store, [row], {
      sign: signRecord,
      formOf: () => weight,
      today,
      scaleAt: () => 'chair',
      onSigned: (count) => told.push(count),
    });
    expect(left).toEqual([]);
    expect(told).toEqual([1]);
    const signed = await store.readRecord('response', rowId);
    expect(signed?.body).toMatchObject({ status: 'signed', signedBy: staffId });
    const [measured, ...others] = await measurementsOf(store);
    expect(others).toEqual([]);
    expect(measured?.body).toMatchObject({
      code: 'bodyWeight',
      value: 62_350,
      clothing: 'light',
      scale: 'chair',
      method: 'measured',
      reliable: true,
      responseId: rowId,
      signedHash: signed?.body.hash,
      measuredAt: row.kept?.stamps['vekt']?.at,
    });
    store.close();
  });

  it('is waiting again when its figure is taken away', async () => {
    const store = await open();
    await fill(store, weight, toWeightAnswers(weight.questionnaire, 70_000, {}));
    await fill(store, weight, toWeightAnswers(weight.questionnaire, null, {}));
    const { reading } = await rowOf(store, weight);
    expect(reading.grams).toBe(null);
    expect(reading.facts?.isWhole).toBe(false);
    store.close();
  });

  it('is not signed with others when it was signed meanwhile', async () => {
    const store = await open();
    await fill(store, weight, toWeightAnswers(weight.questionnaire, 70_000, {}));
    const row = await rowOf(store, weight);
    const options = {
      sign: signRecord,
      formOf: () => weight,
      today,
      scaleAt: () => undefined,
      onSigned: () => {},
    };
    expect(await signRows(store, [row], options)).toEqual([]);
    expect(await signRows(store, [row], options)).toEqual([row]);
    store.close();
  });

  it('RND20 is not signed with others when a colleague wrote in it meanwhile', async () => {
    const store = await open();
    const options = {
      sign: signRecord,
      formOf: () => weight,
      today,
      scaleAt: () => undefined,
      onSigned: () => {},
    };
    await fill(store, weight, toWeightAnswers(weight.questionnaire, 70_000, {}));
    const row = await rowOf(store, weight);
    const colleague: DeviceStore = { ...store, staffId: 'b0000002-0000-4000-8000-000000000000' };
    expect(await signRows(colleague, [row], options)).toEqual([row]);
    expect((await store.readRecord('response', rowId))?.body.status).toBe('draft');
    expect(await signRows(store, [row], options)).toEqual([]);
    store.close();
  });

  it('RND16 is done again when it was voided, and what was voided stays', async () => {
    const store = await open();
    const options = {
      sign: signRecord,
      formOf: () => weight,
      today,
      scaleAt: () => undefined,
      onSigned: () => {},
    };
    await fill(store, weight, toWeightAnswers(weight.questionnaire, 70_000, {}));
    await signRows(store, [await rowOf(store, weight)], options);
    await store.write([{ type: 'response.void', id: rowId, reason: 'Feil person' }]);
    await fill(store, weight, toWeightAnswers(weight.questionnaire, 80_000, {}));
    const again = await rowOf(store, weight, toRowId(roundId, personId, 1));
    expect(again.reading.grams).toBe(80_000);
    expect(again.kept?.body).toMatchObject({ roundId, status: 'draft' });
    expect(await signRows(store, [again], options)).toEqual([]);
    expect((await store.readRecord('response', again.id))?.body.status).toBe('signed');
    const voided = await rowOf(store, weight);
    expect(voided.kept?.body.status).toBe('voided');
    expect(voided.reading.grams).toBe(70_000);
    store.close();
  });
});

describe('a row of MST', () => {
  it('has the sum the form works out, answer by answer', async () => {
    const store = await open();
    const empty = await rowOf(store, mst);
    expect(empty.reading.choices.map(({ item }) => item.linkId)).toEqual(['vekttap', 'matlyst']);
    await fill(store, mst, [code(mst, 'vekttap', 'ja-6-10')]);
    expect((await rowOf(store, mst)).reading.score).toBe(undefined);
    await fill(store, mst, [code(mst, 'matlyst', 'ja')]);
    const { reading } = await rowOf(store, mst);
    expect(reading.score).toBe(3);
    expect(reading.facts?.isWhole).toBe(true);
    store.close();
  });
});
