import { journalFileNames } from '#store/journal/journal-file.ts';
import type { Device } from './device.ts';
import type { World } from './world.ts';

/** What a power cut leaves: the last bytes of a write that was under way are missing, or are something else. */
export function tearJournal({ random, note }: World, { phone, staffId }: Device): void {
  const files = phone.filesOf(staffId);
  const name = journalFileNames.find((one) => files.bytes(one).length > 0);
  if (!name) return;
  const bytes = files.bytes(name);
  // A torn write is one that never came back: a few bytes of a frame that nobody was told is there.
  const torn = new Uint8Array(bytes.length + random.between(1, 60));
  torn.set(bytes);
  for (let at = bytes.length; at < torn.length; at += 1) torn[at] = random.between(0, 255);
  files.put(name, torn);
  note(`journal torn ${name}`);
}

/** The files went with the store: what had not been delivered can only be named. */
export function loseJournal({ phone, staffId }: Device): void {
  phone.spoiled.add(staffId);
  for (const name of journalFileNames) phone.filesOf(staffId).put(name, new Uint8Array(0));
}

/** The disk is full for a while. */
export function fillJournal({ kernel, random }: World, { phone, staffId }: Device): void {
  const files = phone.filesOf(staffId);
  phone.spoiled.add(staffId);
  files.limit(random.between(0, 500));
  kernel.after(random.between(1, 20) * 60_000, () => files.limit(null));
}
