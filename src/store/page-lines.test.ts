import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { mayDisagree } from '#domain/merge/may-disagree.ts';
import type { Stamp, StoredRecord } from '#domain/merge/record.ts';
import { toStampGroups } from '#domain/merge/stamp-groups.ts';
import { subjectOf } from '#domain/merge/subject-of.ts';
import { pullHead, type PullAnswer } from '#protocol/pull.ts';
import { openDeviceStore } from './open-device-store.ts';
import { cutLines, withLines } from './page-lines.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const unitId = '11111111-1111-4111-8111-111111111111';
const at = '2026-11-21T09:00:00.000Z';
const scope = `unit:${unitId}`;

const stamp: Stamp = { by: staffId, at, operation: 'r:1', hlc: '019a0f0e0d0c-0001' };
const disputed: Stamp = { ...stamp, alternatives: [{ ...stamp, by: 'ola', value: 'Ås' }] };

const toId = (index: number): string => `d0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const recordOf = (index: number): StoredRecord => ({
  id: toId(index),
  kind: index % 2 === 0 ? 'person' : 'task',
  scope,
  version: 2,
  body: { given: 'Bjørg', title: 'Linje\nskift', unitId, ...(index % 2 === 0 ? {} : { personId: toId(0) }) },
  stamps: { given: index % 7 === 0 ? disputed : stamp, title: stamp },
});
const records = Array.from({ length: 150 }, (_, index) => recordOf(index));
const envelope = {
  protocol: 1 as const,
  epoch: 'e0000000-0000-4000-8000-000000000001',
  cursor: 'c',
  hasMore: false,
  remaining: 0,
  revokedScopes: [],
  serverTime: at,
};
const placeOf = ({ id, kind, version }: StoredRecord, index: number) => ({
  change: 'upsert' as const,
  position: index + 1,
  id,
  kind,
  scope,
  version,
  receivedAt: at,
});

/** As the server writes it (`to-answer-lines.ts`). */
function toLines(list: readonly StoredRecord[]): Uint8Array<ArrayBuffer> {
  const changes = list.map((record, index) => ({
    ...placeOf(record, index),
    subject: subjectOf(record.body),
    isAgreed: !mayDisagree(JSON.stringify(record.body), JSON.stringify(record.stamps)),
  }));
  const texts = list.map((record) => JSON.stringify({ ...record, stamps: toStampGroups(record.stamps) }));
  const head = JSON.stringify({ ...envelope, hlc: stamp.hlc, changes });
  return new TextEncoder().encode([head, ...texts, ''].join('\n'));
}

function readLines(bytes: Uint8Array<ArrayBuffer>): PullAnswer | null {
  const { head, lines } = cutLines(bytes);
  return withLines(pullHead.parse(head), lines);
}

const asOne: PullAnswer = {
  ...envelope,
  changes: records.map((record, index) => {
    const { body, stamps } = record;
    return { ...placeOf(record, index), body, stamps };
  }),
};

async function rowsAfter(answer: PullAnswer | null) {
  if (!answer) throw new Error('no page');
  const indexedDB = new IDBFactory();
  const open = () =>
    openDeviceStore({
      tenantId,
      staffId,
      deviceId: 'c0000001-0000-4000-8000-000000000000',
      dataKey: new Uint8Array(32).fill(7),
      indexedDB,
    });
  const first = await open();
  await first.outbox.preparePage(answer);
  expect(await first.outbox.applyPullAnswer(answer, null)).toBe('taken');
  first.inside.db.close();
  // Opened anew, so that all of it is read from what lies sealed.
  const { db } = (await open()).inside;
  const rows = (await db.records.toArray()).map((row) => ({ ...row }));
  const meta = await db.meta.get('store');
  db.close();
  return { rows, hlc: meta?.hlc };
}

describe('a page in lines', () => {
  it('SYN55 leaves on the device what the same page in one piece leaves there', async () => {
    const inLines = await rowsAfter(readLines(toLines(records)));
    expect(inLines).toEqual(await rowsAfter(asOne));
    expect(inLines.hlc).toBe(stamp.hlc);
    expect(inLines.rows).toHaveLength(records.length);
    expect(inLines.rows.filter(({ attention }) => attention === 1)).toHaveLength(22);
    expect(inLines.rows[1]?.subject).toBe(toId(0));
  });

  it('SYN55 says the same when somebody looks into it before it is stored', () => {
    const page = readLines(toLines(records.slice(0, 3)));
    const seen = page?.changes.map((one) => one.change === 'upsert' && [one.body, one.stamps]);
    expect(seen).toEqual(records.slice(0, 3).map(({ body, stamps }) => [body, stamps]));
  });

  it('SYN55 is not taken when it was cut short anywhere, or brings more than it says', () => {
    const whole = toLines(records.slice(0, 2));
    const first = whole.indexOf(10) + 1;
    for (let end = first; end < whole.length; end += 1) expect(readLines(whole.slice(0, end))).toBeNull();
    const more = new TextEncoder().encode('{"id":"x"}\n');
    expect(readLines(new Uint8Array([...whole, ...more]))).toBeNull();
    expect(() => readLines(whole.slice(0, first - 2))).toThrow(SyntaxError);
  });
});
