/**
 * A file as the journal needs it: the calls of a `FileSystemSyncAccessHandle`, so that the browser's own can be handed
 * in as it is, and a simulation can tear, flip and fill. Each call may throw.
 */
export type JournalFile = {
  size(): number;
  /** The first `length` bytes, or what there is of them. */
  read(length: number): Uint8Array;
  /** All of the bytes or a throw; what a throw or a crash leaves behind is a torn tail. */
  write(bytes: Uint8Array, at: number): void;
  truncate(size: number): void;
  /** Returns when what was written survives a power cut. */
  flush(): void;
  close(): void;
};

/** Two files, of which one is the journal and the other is empty or being made ready to take over. */
export const journalFileNames = ['a', 'b'] as const;
export type JournalFileName = (typeof journalFileNames)[number];

export type JournalFiles = { open(name: JournalFileName): Promise<JournalFile> };
