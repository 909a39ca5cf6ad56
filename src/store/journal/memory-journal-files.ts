import type { JournalFile, JournalFileName, JournalFiles } from './journal-file.ts';

/** Files in memory that can be torn, filled up and taken away, for tests and the simulation. */
export type MemoryJournalFiles = JournalFiles & {
  bytes(name: JournalFileName): Uint8Array;
  put(name: JournalFileName, bytes: Uint8Array): void;
  /** From now on a write throws once so many bytes in all have been written; what fits is written. Null: no limit. */
  limit(bytes: number | null, error?: () => Error): void;
};

export function createMemoryJournalFiles(): MemoryJournalFiles {
  const contents = new Map<JournalFileName, Uint8Array>();
  const bytesOf = (name: JournalFileName): Uint8Array => contents.get(name) ?? new Uint8Array(0);
  let room: { left: number; readonly error: () => Error } | null = null;

  const spend = (wanted: number): number => {
    if (!room) return wanted;
    const given = Math.min(room.left, wanted);
    room.left -= given;
    return given;
  };

  const open = (name: JournalFileName): JournalFile => {
    let isOpen = true;
    const alive = (): void => {
      if (!isOpen) throw new DOMException('closed', 'InvalidStateError');
    };
    return {
      size: () => bytesOf(name).length,
      read: (length) => bytesOf(name).slice(0, length),
      write: (bytes, at) => {
        alive();
        const given = spend(bytes.length);
        const before = bytesOf(name);
        const after = new Uint8Array(Math.max(before.length, at + given));
        after.set(before);
        after.set(bytes.subarray(0, given), at);
        contents.set(name, after);
        if (given < bytes.length) throw room?.error();
      },
      truncate: (size) => {
        alive();
        if (room?.left === 0) throw room.error();
        const after = new Uint8Array(size);
        after.set(bytesOf(name).subarray(0, size));
        contents.set(name, after);
      },
      flush: () => {
        alive();
        if (room?.left === 0) throw room.error();
      },
      close: () => {
        isOpen = false;
      },
    };
  };

  return {
    open: async (name) => open(name),
    bytes: bytesOf,
    put: (name, bytes) => void contents.set(name, bytes),
    limit: (bytes, error = () => new DOMException('no more room', 'QuotaExceededError')) => {
      room = bytes === null ? null : { left: bytes, error };
    },
  };
}
