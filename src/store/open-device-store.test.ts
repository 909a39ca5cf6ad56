import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDeviceStore } from './open-device-store.ts';

describe('smoke', () => {
  it('writes and reads', async () => {
    const store = await openDeviceStore({
      tenantId: crypto.randomUUID(),
      staffId: crypto.randomUUID(),
      deviceId: crypto.randomUUID(),
    });
    const states: unknown[] = [];
    store.watchState().subscribe(
      (s) => states.push(s),
      (p) => states.push(p),
    );
    const id = crypto.randomUUID();
    await store.write([
      { type: 'record.put', kind: 'person', id, body: { given: 'A', unitId: crypto.randomUUID() } },
    ]);
    expect(await store.readRecord('person', id)).toMatchObject({ delivery: { state: 'local' } });
    await new Promise((r) => setTimeout(r, 50));
    expect(states).toEqual([]);
  });
});
