import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDataKey, createSalt, openDataKey, sealDataKey, type SlotOwner } from './slots.ts';

const owner: SlotOwner = { kind: 'pin', staffId: 'kari', deviceId: 'phone' };
const bytes = (seed: number) => new Uint8Array(32).fill(seed);

describe('a slot', () => {
  it('VLT7 gives the data key back to the right secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (secret) => {
        const [dataKey, salt] = [createDataKey(), createSalt()];
        const sealed = await sealDataKey(dataKey, secret, salt, owner);
        expect(await openDataKey(sealed, secret, salt, owner)).toEqual(dataKey);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['another secret', { secret: bytes(9) }],
    ['another device’s secret or salt', { salt: bytes(9) }],
    ['another person', { owner: { ...owner, staffId: 'ola' } }],
    ['another device', { owner: { ...owner, deviceId: 'tablet' } }],
    ['another kind of slot', { owner: { ...owner, kind: 'server' } satisfies SlotOwner }],
  ])('VLT7 gives nothing to %s', async (_, other) => {
    const given = { secret: bytes(1), salt: bytes(2), owner };
    const sealed = await sealDataKey(bytes(3), given.secret, given.salt, given.owner);
    const { secret, salt, owner: asking } = { ...given, ...other };
    expect(await openDataKey(sealed, secret, salt, asking)).toBeNull();
  });
});
