import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJournal } from './create-journal.ts';
import type { JournalFrame, OperationsFrame } from './journal-frame.ts';
import { isWanted, type JournalState } from './journal-state.ts';
import { createMemoryJournalFiles, type MemoryJournalFiles } from './memory-journal-files.ts';
import { openJournalFiles } from './open-journal-files.ts';

const written = (n: number, bytes = 20, replicaId = 'r1'): OperationsFrame => ({
  kind: 'operations',
  replicaId,
  first: n,
  last: n,
  payload: new Uint8Array(bytes).fill(n),
});
const settled = (upTo: number, goneTo = upTo, except: readonly number[] = []): JournalFrame => ({
  kind: 'settled',
  replicaId: 'r1',
  upTo,
  goneTo,
  receivedAt: 5,
  except,
});
const named: JournalFrame = { kind: 'replica', replicaId: 'r1' };
const held = (state: JournalState) => state.replicas.get('r1')?.held ?? [];

async function fill(files: MemoryJournalFiles, frames: readonly JournalFrame[]): Promise<void> {
  const journal = await openJournalFiles(files);
  for (const frame of frames) journal.append([frame]);
  journal.close();
}

/** The numbers whose payloads come back, after opening the files anew. */
async function readBack(files: MemoryJournalFiles): Promise<readonly number[]> {
  const journal = await openJournalFiles(files);
  const found = journal.read().map(({ first }) => first);
  journal.close();
  return found;
}

describe('the journal on its files', () => {
  it('JRN2 is empty at first, and afterwards holds what was written', async () => {
    const files = createMemoryJournalFiles();
    const first = await openJournalFiles(files);
    expect(first.state()).toEqual({ replicaId: null, replicas: new Map() });
    first.append([named, written(1), written(2)]);
    first.close();
    const again = await openJournalFiles(files);
    expect(again.state().replicaId).toBe('r1');
    expect(held(again.state())).toEqual([{ first: 1, last: 2 }]);
    expect(again.read()).toEqual([written(1), written(2)]);
    expect(again.report).toEqual({ tornBytes: 0, damaged: 0 });
  });

  it('JRN3 a torn tail is cut off and told, at every byte, and writing goes on behind it', async () => {
    const whole = createMemoryJournalFiles();
    await fill(whole, [named, written(1)]);
    const before = whole.bytes('a').length;
    await fill(whole, [written(2)]);
    const bytes = whole.bytes('a');
    for (let cut = before; cut < bytes.length; cut += 1) {
      const files = createMemoryJournalFiles();
      files.put('a', bytes.slice(0, cut));
      const journal = await openJournalFiles(files);
      expect(journal.report).toEqual({ tornBytes: cut - before, damaged: 0 });
      journal.append([written(3)]);
      journal.close();
      expect(await readBack(files)).toEqual([1, 3]);
    }
  });

  it('JRN3 a torn tail that a full disk does not let go of hides nothing, and goes when there is room', async () => {
    const files = createMemoryJournalFiles();
    await fill(files, [named, written(1)]);
    files.put('a', Uint8Array.from([...files.bytes('a'), 1, 2, 3]));
    files.limit(0);
    const journal = await openJournalFiles(files);
    expect(journal.report).toEqual({ tornBytes: 3, damaged: 0 });
    expect(journal.read()).toEqual([written(1)]);
    expect(() => journal.append([written(2)])).toThrow('no more room');
    files.limit(null);
    journal.append([written(3)]);
    journal.close();
    const again = await openJournalFiles(files);
    expect(again.report).toEqual({ tornBytes: 0, damaged: 0 });
    expect(again.read()).toEqual([written(1), written(3)]);
  });

  it('JRN4 a bad frame in the middle is left out and counted, the others are there', async () => {
    const files = createMemoryJournalFiles();
    await fill(files, [named, written(1)]);
    const place = files.bytes('a').length + 25;
    await fill(files, [written(2), written(3)]);
    const bytes = files.bytes('a').slice();
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    files.put('a', bytes);
    const journal = await openJournalFiles(files);
    expect(journal.report).toEqual({ tornBytes: 0, damaged: 1 });
    expect(journal.read().map(({ first }) => first)).toEqual([1, 3]);
    expect(held(journal.state())).toEqual([
      { first: 1, last: 1 },
      { first: 3, last: 3 },
    ]);
  });

  it('JRN5 a header gone bad takes nothing with it', async () => {
    const files = createMemoryJournalFiles();
    await fill(files, [named, written(1), written(2)]);
    files.put('a', files.bytes('a').slice().fill(0xff, 0, 16));
    expect(await readBack(files)).toEqual([1, 2]);
    await fill(files, [written(3)]);
    expect(await readBack(files)).toEqual([1, 2, 3]);
  });

  it('JRN6 a write that does not fit leaves nothing behind and says so', async () => {
    const files = createMemoryJournalFiles();
    const journal = await openJournalFiles(files);
    journal.append([named, written(1)]);
    const size = files.bytes('a').length;
    files.limit(30);
    expect(() => journal.append([written(2)])).toThrow('no more room');
    files.limit(null);
    journal.append([written(2)]);
    journal.close();
    expect(files.bytes('a').length).toBeGreaterThan(size);
    expect(await readBack(files)).toEqual([1, 2]);
  });

  it('JRN7 what is delivered and let go is left out at the next tidying, what is in quarantine stays', async () => {
    const files = createMemoryJournalFiles();
    const big = 5_000;
    const frames = Array.from({ length: 40 }, (_, index) => written(index + 1, big));
    await fill(files, [named, ...frames, settled(38, 38, [7])]);
    const journal = await openJournalFiles(files);
    journal.tidy();
    journal.append([written(41)]);
    journal.close();
    expect(files.bytes('a').length).toBe(0);
    expect(files.bytes('b').length).toBeLessThan(5 * big);
    const again = await openJournalFiles(files);
    expect(again.read().map(({ first }) => first)).toEqual([7, 39, 40, 41]);
    expect(again.state().replicaId).toBe('r1');
    expect(again.state().replicas.get('r1')?.settled).toMatchObject({ upTo: 38, goneTo: 38, except: [7] });
  });

  it('JRN8 cut short at any byte of a tidying, nothing that is needed is missing', async () => {
    const frames = Array.from({ length: 30 }, (_, index) => written(index + 1, 5_000));
    const start = createMemoryJournalFiles();
    await fill(start, [named, ...frames, settled(27)]);
    const bytes = start.bytes('a');
    const needed = 3 * 5_100;
    const places = [
      0,
      1,
      15,
      16,
      17,
      200,
      5_000,
      needed,
      ...Array.from({ length: 60 }, (_, i) => needed + i * 7),
    ];
    for (const place of places) {
      const files = createMemoryJournalFiles();
      files.put('a', bytes);
      const journal = await openJournalFiles(files);
      files.limit(place, () => new Error('the power went'));
      try {
        journal.tidy();
      } catch {
        // Where it was cut short decides whether the old or the new file is the journal.
      }
      files.limit(null);
      expect(await readBack(files)).toEqual([28, 29, 30]);
      await fill(files, [written(31)]);
      expect(await readBack(files)).toEqual([28, 29, 30, 31]);
    }
  });

  it('JRN8 whatever is written, settled and tidied, in whatever order, what is needed is there', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), bytes: fc.integer({ min: 0, max: 20_000 }) }),
      fc.record({ do: fc.constant('settle' as const), back: fc.nat({ max: 5 }) }),
      fc.constant({ do: 'tidy' as const }),
      fc.constant({ do: 'reopen' as const }),
      fc.record({ do: fc.constant('crash' as const), after: fc.nat({ max: 30_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const files = createMemoryJournalFiles();
        let journal = await openJournalFiles(files);
        let n = 0;
        let gone = 0;
        const kept: number[] = [];
        const reopen = async () => {
          files.limit(null);
          journal.close();
          journal = await openJournalFiles(files);
        };
        for (const at of steps) {
          if (at.do === 'write') {
            n += 1;
            journal.append([written(n, at.bytes)]);
            kept.push(n);
          } else if (at.do === 'settle') {
            gone = Math.max(gone, n - at.back);
            journal.append([settled(gone)]);
          } else if (at.do === 'tidy') journal.tidy();
          else if (at.do === 'reopen') await reopen();
          else {
            files.limit(at.after, () => new Error('the power went'));
            try {
              journal.tidy();
            } catch {
              // The phone is dead; what is on the disk is what counts.
            }
            await reopen();
          }
        }
        await reopen();
        const needed = kept.filter((number) => number > gone);
        expect(journal.read().map(({ first }) => first)).toEqual(needed);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the journal port', () => {
  const alone = async <T>(work: () => Promise<T>): Promise<T> => work();

  it('JRN6 says full, and takes the next write when there is room again', async () => {
    const files = createMemoryJournalFiles();
    const journal = createJournal({ files, exclusive: alone });
    expect(await journal.append([named, written(1)])).toMatchObject({ ok: true });
    files.limit(5);
    expect(await journal.append([written(2)])).toEqual({ ok: false, reason: 'full' });
    files.limit(null);
    expect(await journal.append([written(3)])).toMatchObject({ ok: true });
    const read = await journal.read();
    expect(read.ok && read.frames.map(({ first }) => first)).toEqual([1, 3]);
  });

  it('JRN9 two tabs write in turns and lose nothing', async () => {
    const files = createMemoryJournalFiles();
    let last: Promise<unknown> = Promise.resolve();
    const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
      const mine = last.then(work);
      last = mine.catch(() => {});
      return mine;
    };
    const tabs = [1, 2].map(() =>
      createJournal({ files, exclusive, linger: () => Promise.resolve('leave') }),
    );
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        Promise.all(tabs.map((tab, at) => tab.append([written(2 * index + at + 1)]))),
      ),
    );
    const read = await tabs[0]?.read();
    const numbers = read?.ok ? read.frames.map(({ first }) => first).toSorted((a, b) => a - b) : [];
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('JRN10 a lock that is not to be had, and a browser without files, are said, not thrown', async () => {
    const files = createMemoryJournalFiles();
    const busy = createJournal({ files, exclusive: async () => null });
    expect(await busy.append([written(1)])).toEqual({ ok: false, reason: 'busy' });
    const refused = createJournal({
      files: { open: () => Promise.reject(new DOMException('private window', 'SecurityError')) },
      exclusive: alone,
    });
    expect(await refused.look()).toEqual({ ok: false, reason: 'unavailable' });
  });
});

describe('what may go', () => {
  it('JRN7 a frame goes when all of it is let go of and nothing in it waits for a person', () => {
    const replica = (goneTo: number, except: readonly number[] = []) => ({
      held: [],
      last: 9,
      settled: { upTo: 9, goneTo, receivedAt: 0, except },
    });
    expect(isWanted({ first: 1, last: 3 }, replica(2))).toBe(true);
    expect(isWanted({ first: 1, last: 3 }, replica(3))).toBe(false);
    expect(isWanted({ first: 1, last: 3 }, replica(9, [2]))).toBe(true);
  });
});
