import { describe, expect, it } from 'vitest';
import type { DeviceState } from '#store/device-store.ts';
import type { SyncStatus } from '#sync/status.ts';
import { toHeaderState } from './header-state.ts';

const device: DeviceState = {
  pending: 0,
  oldestPending: null,
  attention: [],
  lastDeliveredAt: '2026-11-21T13:03:00Z',
  unreadable: 0,
  loss: null,
  firstSyncDone: true,
};
const sync: SyncStatus = {
  phase: 'idle',
  reached: true,
  needs: 'nothing',
  progress: null,
  clockOffset: null,
  lastCompletedAt: null,
};

describe('what the header says', () => {
  it('says that all is delivered only when nothing waits and the server was reached', () => {
    expect(toHeaderState(device, sync, true)).toEqual({
      sync: 'delivered',
      says: 'allDelivered',
      at: '2026-11-21T13:03:00Z',
    });
    for (const [changed, status, online] of [
      [{ pending: 1 }, {}, true],
      [{}, { reached: false }, true],
      [{}, {}, false],
      [{ firstSyncDone: false }, {}, true],
      [{}, { progress: { done: 3, total: 9 } }, true],
      [{ attention: [{ recordId: 'r', kind: 'response', reason: 'conflict' }] }, {}, true],
    ] as const) {
      expect(toHeaderState({ ...device, ...changed }, { ...sync, ...status }, online).sync).not.toBe(
        'delivered',
      );
    }
  });

  it('offline is a state, not an error, however much waits', () => {
    expect(toHeaderState({ ...device, pending: 3 }, { ...sync, reached: false }, true)).toEqual({
      sync: 'local',
      says: 'offline',
    });
  });

  it('counts what waits, and tells when it is on its way', () => {
    expect(toHeaderState({ ...device, pending: 3 }, sync, true)).toMatchObject({ sync: 'local', count: 3 });
    expect(toHeaderState({ ...device, pending: 3 }, { ...sync, phase: 'pushing' }, true)).toMatchObject({
      sync: 'sending',
      count: 3,
    });
  });

  it('what needs a person comes before all else', () => {
    const attention = [{ recordId: 'r', kind: 'response', reason: 'notAllowed' }] as const;
    expect(toHeaderState({ ...device, attention, pending: 2 }, { ...sync, reached: false }, false)).toEqual({
      sync: 'attention',
      says: 'needsYou',
      count: 1,
    });
  });
});
