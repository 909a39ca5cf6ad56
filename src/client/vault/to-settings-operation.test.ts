import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#protocol/settings.ts';
import type { Kept } from '#store/device-store.ts';
import { toSettingsOperation } from './to-settings-operation.ts';

const kept: Kept<'settings'> = {
  id: 'settings',
  kind: 'settings',
  scope: 'tenant',
  version: 3,
  body: defaultSettings,
  stamps: { pinLength: { by: 'admin', at: '2026-11-22T08:00:00Z', operation: 'r:4' } },
  delivery: { state: 'delivered', at: '2026-11-22T08:00:00Z' },
};

describe('changing the municipality’s settings', () => {
  it('writes them whole the first time', () => {
    expect(toSettingsOperation(null, defaultSettings)).toMatchObject({
      type: 'record.put',
      id: 'settings',
      body: { leaseHours: 72 },
    });
  });

  it('writes only what was changed after that, on top of what was seen', () => {
    expect(toSettingsOperation(kept, { ...defaultSettings, pinLength: 8, keptDays: 90 })).toEqual({
      type: 'record.patch',
      kind: 'settings',
      id: 'settings',
      fields: { keptDays: 90, pinLength: 8 },
      base: { keptDays: null, pinLength: 'r:4' },
    });
  });

  it('writes nothing when nothing was changed', () => {
    expect(toSettingsOperation(kept, { ...defaultSettings })).toBeNull();
  });
});
