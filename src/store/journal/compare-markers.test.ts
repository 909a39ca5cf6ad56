import { describe, expect, it } from 'vitest';
import { compareMarkers } from './compare-markers.ts';
import { applyFrames, emptyJournal } from './journal-state.ts';

const store = (replicaId: string, counter: number, formerReplicaIds: readonly string[] = []) => ({
  replicaId,
  counter,
  formerReplicaIds,
});
const journal = (replicaId: string, last: number, upTo = 0) =>
  applyFrames(emptyJournal, [
    { kind: 'replica', replicaId },
    ...(last > 0
      ? [{ kind: 'operations' as const, replicaId, first: 1, last, payload: new Uint8Array(1) }]
      : []),
    { kind: 'settled', replicaId, upTo, goneTo: 0, receivedAt: 0, except: [] },
  ]);
const copy = (replicaId: string, counter: number, undelivered = counter) => ({
  replicaId,
  counter,
  undelivered,
  at: '2026-11-21T10:00:00.000Z',
});

/** What the store was given back under its old name, with the name it has since. */
const rebuilt = applyFrames(journal('r1', 3), [{ kind: 'replica', replicaId: 'r2' }]);

describe('the three markers', () => {
  it.each([
    ['JRN15 nothing anywhere is a first day', store('r1', 0), null, null, { says: 'new' }],
    ['JRN15 an empty journal is a first day too', store('r1', 0), emptyJournal, null, { says: 'new' }],
    ['JRN12 all three agree', store('r1', 5), journal('r1', 5), copy('r1', 5), { says: 'whole' }],
    ['JRN12 the journal is behind', store('r1', 5), journal('r1', 3), copy('r1', 5), { says: 'whole' }],
    ['JRN12 the copy is behind', store('r1', 5), journal('r1', 5), copy('r1', 2), { says: 'whole' }],
    ['JRN12 there was no copy', store('r1', 5), journal('r1', 5), null, { says: 'whole' }],
    ['JRN12 there was no journal', store('r1', 5), emptyJournal, copy('r1', 5), { says: 'whole' }],
    [
      'JRN14 the store was set back, and the journal had no room for the last two',
      store('r1', 3),
      journal('r1', 3),
      copy('r1', 5, 2),
      { says: 'rebuild', mayBeLost: 2, isOlder: true },
    ],
    [
      'JRN12 the store was renamed',
      store('r2', 1, ['r1']),
      journal('r1', 9),
      copy('r1', 9),
      { says: 'whole' },
    ],
    [
      'JRN13 a store of another name than the journal knows',
      store('r2', 0),
      journal('r1', 5),
      copy('r1', 5),
      { says: 'rebuild', mayBeLost: 0, isOlder: false },
    ],
    [
      'JRN13 a store set back to just before it was rebuilt',
      store('r2', 0),
      rebuilt,
      copy('r2', 0),
      { says: 'rebuild', mayBeLost: 0, isOlder: false },
    ],
    [
      'JRN12 a store that has been rebuilt',
      store('r2', 0, ['r1']),
      rebuilt,
      copy('r2', 0),
      { says: 'whole' },
    ],
    [
      'JRN13 the journal alone is enough',
      store('r2', 0),
      journal('r1', 5),
      null,
      { says: 'rebuild', mayBeLost: 0, isOlder: false },
    ],
    [
      'JRN13 a store set back under its own name',
      store('r1', 3),
      journal('r1', 5),
      copy('r1', 5),
      { says: 'rebuild', mayBeLost: 0, isOlder: true },
    ],
    [
      'JRN14 the copy knows of more than the journal',
      store('r2', 0),
      journal('r1', 5),
      copy('r1', 7),
      { says: 'rebuild', mayBeLost: 2, isOlder: false },
    ],
    [
      'JRN14 what was delivered is not lost',
      store('r2', 0),
      journal('r1', 5),
      copy('r1', 7, 1),
      { says: 'rebuild', mayBeLost: 1, isOlder: false },
    ],
    [
      'JRN14 no journal, but the copy knows',
      store('r2', 0),
      null,
      copy('r1', 7, 4),
      { says: 'lost', mayBeLost: 4, lastAt: '2026-11-21T10:00:00.000Z' },
    ],
    [
      'JRN14 a store set back, and no journal',
      store('r1', 5),
      null,
      copy('r1', 7, 7),
      { says: 'lost', mayBeLost: 2, lastAt: '2026-11-21T10:00:00.000Z' },
    ],
  ])('%s', (_, inStore, inJournal, inCopy, verdict) => {
    expect(compareMarkers(inStore, inJournal, inCopy)).toEqual(verdict);
  });
});
