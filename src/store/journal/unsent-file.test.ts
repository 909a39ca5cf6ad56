import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { argon2id } from 'hash-wasm';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { OperationBody } from '#domain/merge/operation.ts';
import { openDeviceStore } from '../open-device-store.ts';
import { loadUnsent, takeUnsent } from './take-unsent.ts';
import { openUnsent, sealUnsent, suggestPassword, type Stretch, type UnsentWork } from './unsent-file.ts';

const tenantId = '7b0a9a52-31c5-4d0c-9a43-0d2d3f1f8c10';
const staffId = 'b0000001-0000-4000-8000-000000000000';
const personId = 'd0000001-0000-4000-8000-000000000000';
const at = '2026-11-21T09:00:00.000Z';
const words = 'blåbær og multer';
/** The same function as on a phone, made cheap. */
const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const stretch: Stretch = ({ pin, salt, cost: { memoryKiB, iterations, parallelism } }) =>
  argon2id({
    password: pin,
    salt,
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });

const openPhone = (device: string) =>
  openDeviceStore({
    tenantId,
    staffId,
    deviceId: `c000000${device}-0000-4000-8000-000000000000`,
    dataKey: new Uint8Array(32).fill(Number(device)),
    now: () => at,
    indexedDB: new IDBFactory(),
  });
const putPerson: OperationBody = {
  type: 'record.put',
  kind: 'person',
  id: personId,
  body: { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId: personId },
};
const setPhone = (phone: string): OperationBody => ({
  type: 'record.patch',
  kind: 'person',
  id: personId,
  fields: { phone },
  base: { phone: null },
});

async function saved(): Promise<{ readonly work: UnsentWork; readonly text: string }> {
  const phone = await openPhone('1');
  await phone.write([putPerson]);
  await phone.write([setPhone('11'), setPhone('22')], { grouped: true });
  const work = { tenantId, staffId, at, entries: await loadUnsent(phone.inside.db) };
  return { work, text: await sealUnsent(work, words, stretch, cost) };
}

describe('a file of unsent work', () => {
  it('JRN40 opens with its words, however they are typed, and shows nothing without', async () => {
    const { work, text } = await saved();
    expect(await openUnsent(text, words, stretch)).toEqual({ ok: true, work });
    expect(await openUnsent(text, ` ${words.normalize('NFD')} `, stretch)).toEqual({ ok: true, work });
    expect(await openUnsent(text, 'blåbær og bringer', stretch)).toEqual({ ok: false, reason: 'wrongWords' });
    expect(text).not.toContain('Astrid');
    expect(text).not.toContain(staffId);
  });

  it('JRN40 of another kind, of a later version, or damaged, says so and never throws', async () => {
    const { text } = await saved();
    expect(await openUnsent('{"resourceType":"Questionnaire"}', words, stretch)).toEqual({
      ok: false,
      reason: 'notOurs',
    });
    expect(await openUnsent(text.replace('"version":1', '"version":2'), words, stretch)).toEqual({
      ok: false,
      reason: 'newer',
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (place, char) => {
          fc.pre(text[place] !== char);
          const changed = text.slice(0, place) + char + text.slice(place + 1);
          const opened = await openUnsent(changed, words, async (question) =>
            question.cost.memoryKiB === cost.memoryKiB && question.cost.iterations === 1
              ? stretch(question)
              : new Uint8Array(32),
          );
          // The last digit of base64 may say the same in several ways; what opens is then what was saved.
          if (opened.ok) expect(opened.work.entries).toHaveLength(3);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('JRN40 that asks for more memory than a phone has is not ours', async () => {
    const { text } = await saved();
    const greedy = text.replace('"memoryKiB":64', '"memoryKiB":99999999');
    expect(await openUnsent(greedy, words, stretch)).toEqual({ ok: false, reason: 'notOurs' });
  });

  it('JRN41 brought in elsewhere goes to the server under its own names, once, in order, groups whole', async () => {
    const { work, text } = await saved();
    const opened = await openUnsent(text, words, stretch);
    if (!opened.ok) throw new Error(opened.reason);
    const other = await openPhone('2');
    await other.write([setPhone('33')]);
    expect(await takeUnsent(other.inside.db, opened.work)).toBe(3);
    expect(await takeUnsent(other.inside.db, opened.work)).toBe(0);
    await other.write([setPhone('44')]);
    const first = await other.outbox.nextBatch(100);
    expect([first.replicaId, first.operations.map(({ n }) => n)]).toEqual([other.replicaId, [1]]);
    const answer = (recordId: string, ns: readonly number[]) => ({
      protocol: 1 as const,
      epoch: 'e0000000-0000-4000-8000-000000000001',
      outcomes: ns.map((n) => ({
        n,
        status: 'applied' as const,
        recordId,
        position: n,
        version: n,
        receivedAt: at,
      })),
      ackedN: ns.at(-1) ?? 0,
      safeN: 0,
      serverTime: at,
    });
    await other.outbox.applyPushAnswer(answer(personId, [1]), first.replicaId);
    const second = await other.outbox.nextBatch(100);
    expect([second.replicaId, second.operations.map(({ n }) => n)]).toEqual([
      work.entries[0]?.replicaId,
      [1, 2, 3],
    ]);
    expect(second.operations[1]?.groupId).toBe(second.operations[2]?.groupId);
    await other.outbox.applyPushAnswer(answer(personId, [1, 2, 3]), second.replicaId);
    const third = await other.outbox.nextBatch(100);
    expect([third.replicaId, third.operations.map(({ n }) => n)]).toEqual([other.replicaId, [2]]);
  });

  it('JRN41 brought in on the phone it came from changes nothing', async () => {
    const phone = await openPhone('1');
    await phone.write([putPerson]);
    const work = { tenantId, staffId, at, entries: await loadUnsent(phone.inside.db) };
    expect(await takeUnsent(phone.inside.db, work)).toBe(0);
  });

  it('JRN40 a password made for somebody is long and has no letters that look alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        expect(suggestPassword(() => bytes)).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/);
      }),
    );
  });
});
