import type { Nurse } from '../nurse.ts';
import type { Checked } from './on-device.ts';

/**
 * Which of these words nobody has told the person of, when they are neither here nor there. A loss report names how many
 * may be lost. What the server had answered for is not in it: when the device has lost the store, or has been set back,
 * without a journal that holds them, and the server then is set back to before it took them, there is nothing left to
 * bring them back from, and it is the restored server's operator who knows.
 */
export async function unaccountedFor(
  { world, ledger }: Checked,
  { device }: Nurse,
  words: readonly string[],
): Promise<readonly string[]> {
  if (words.length === 0) return [];
  const losses = await device.losses();
  const hasBothLost = losses.length > 0 && world.wasRestored();
  const missing = words.filter((word) => !(hasBothLost && ledger.answered.has(word)));
  const told = losses.reduce((sum, { mayBeLost }) => sum + mayBeLost, 0);
  world.hit(
    missing.length === words.length ? 'loss: looked for in a report' : 'loss: device and server lost it both',
  );
  return missing.length > told ? missing : [];
}
