import { createFileHeader, headerLength } from './file-header.ts';
import { createFrameBytes, type PlacedFrame } from './frame-bytes.ts';
import { journalFileNames, type JournalFile, type JournalFiles } from './journal-file.ts';
import type { JournalFrame, OperationsFrame } from './journal-frame.ts';
import { applyFrames, emptyJournal, holds, isWanted, type JournalState } from './journal-state.ts';

/** What opening found and mended. */
export type JournalReport = {
  /** Bytes behind the last whole frame, cut off: a write that a crash has torn. */
  readonly tornBytes: number;
  /** Places in the middle that were no frames, left out. */
  readonly damaged: number;
};

/** What one opening leaves for the next, so that a file nobody has touched meanwhile is not read through again. */
export type KnownJournal = {
  readonly generation: number;
  readonly size: number;
  readonly state: JournalState;
};

export type OpenedJournal = {
  readonly report: JournalReport;
  state(): JournalState;
  /** All of the frames are on the disk, or a throw and none of them. */
  append(frames: readonly JournalFrame[]): void;
  /** The payloads that may still be needed, in the order written. */
  read(): readonly OperationsFrame[];
  /** Leaves out what is no longer needed, when that is worth the writing. */
  tidy(): void;
  /** Closes the files. */
  close(): KnownJournal;
};

/** Less than this is not worth a rewrite. */
const worthTidying = 64 * 1024;

/** Opens the two files, takes the one that is the journal, mends its end. Throws what the files throw. */
export async function openJournalFiles(files: JournalFiles, known?: KnownJournal): Promise<OpenedJournal> {
  const opened: JournalFile[] = [];
  try {
    for (const name of journalFileNames) opened.push(await files.open(name));
    return openPair(opened, known);
  } catch (error) {
    for (const file of opened) file.close();
    throw error;
  }
}

type Slot = { readonly file: JournalFile; readonly generation: number | null };

function openPair(opened: readonly JournalFile[], known: KnownJournal | undefined): OpenedJournal {
  const header = createFileHeader();
  const frameBytes = createFrameBytes();
  const scanOf = (file: JournalFile) => frameBytes.scan(file.read(file.size()), headerLength);
  const toSlot = (file: JournalFile): Slot => ({ file, generation: header.parse(file.read(headerLength)) });
  // The higher generation first; without one, the fuller file.
  const slots = opened
    .map(toSlot)
    .toSorted((x, y) => (y.generation ?? 0) - (x.generation ?? 0) || y.file.size() - x.file.size());
  let [active, spare] = slots as [Slot, Slot];

  const isUntouched =
    known !== undefined && active.generation === known.generation && active.file.size() === known.size;
  const scan = isUntouched ? null : scanOf(active.file);
  let state = known && isUntouched ? known.state : applyFrames(emptyJournal, framesOf(scan?.frames ?? []));
  let end = scan ? Math.max(scan.wholeTo, headerLength) : active.file.size();
  const report: JournalReport = {
    tornBytes: scan ? Math.max(0, active.file.size() - end) : 0,
    damaged: scan?.damaged ?? 0,
  };
  let isTorn = active.file.size() > end;
  const cutTail = (): void => {
    if (!isTorn) return;
    active.file.truncate(end);
    isTorn = false;
  };
  try {
    cutTail();
  } catch {
    // A full disk. What is whole is read all the same; the next write cuts it off, or does not fit.
  }
  if (active.generation === null) {
    active.file.write(header.encode(1), 0);
    active.file.flush();
    active = { ...active, generation: 1 };
  }

  const append = (frames: readonly JournalFrame[]): void => {
    if (frames.length === 0) return;
    const bytes = joined(frames.map(frameBytes.encode));
    cutTail();
    try {
      active.file.write(bytes, end);
      active.file.flush();
    } catch (error) {
      // Half a frame at the end would be cut off at the next opening anyway.
      isTorn = true;
      cutTail();
      throw error;
    }
    end += bytes.length;
    state = applyFrames(state, frames);
  };

  // A crash between two files, or a header gone bad: what the other one holds and this one lacks is taken over.
  if (spare.file.size() > 0) {
    const others = scanOf(spare.file).frames.map(({ frame }) => frame);
    append(others.filter((frame) => frame.kind === 'operations' && isMissing(frame, state)));
    if (state.replicaId === null) append(others.filter(({ kind }) => kind !== 'operations'));
    spare.file.truncate(0);
    spare.file.flush();
  }

  const wantedFrames = (): readonly PlacedFrame[] =>
    scanOf(active.file).frames.filter(({ frame }) => isNeeded(frame, state));

  return {
    report,
    state: () => state,
    append,
    read: () => framesOf(wantedFrames()).filter((frame) => frame.kind === 'operations'),
    tidy: () => {
      // Reading the file is the dear part, so its size alone decides whether to look.
      if (end < worthTidying) return;
      const wanted = wantedFrames();
      const live = wanted.reduce((sum, frame) => sum + frame.end - frame.start, 0);
      const dead = end - live;
      if (dead < worthTidying || dead < live) return;
      const frames = [...headFrames(state, framesOf(wanted)), ...framesOf(wanted)];
      const generation = (active.generation ?? 0) + 1;
      const bytes = joined(frames.map(frameBytes.encode));
      spare.file.truncate(0);
      spare.file.write(bytes, headerLength);
      spare.file.flush();
      // From here on it is the journal: everything that counts stands behind it already.
      spare.file.write(header.encode(generation), 0);
      spare.file.flush();
      [active, spare] = [
        { ...spare, generation },
        { ...active, generation: null },
      ];
      end = headerLength + bytes.length;
      isTorn = false;
      state = applyFrames(emptyJournal, frames);
      spare.file.truncate(0);
      spare.file.flush();
    },
    close: () => {
      const left = { generation: active.generation ?? 0, size: end, state };
      active.file.close();
      spare.file.close();
      return left;
    },
  };
}

const framesOf = (placed: readonly PlacedFrame[]): readonly JournalFrame[] =>
  placed.map(({ frame }) => frame);

const isNeeded = (frame: JournalFrame, { replicas }: JournalState): boolean => {
  const replica = replicas.get(frame.replicaId);
  return frame.kind === 'operations' && (replica === undefined || isWanted(frame, replica));
};

function isMissing(frame: OperationsFrame, state: JournalState): boolean {
  const replica = state.replicas.get(frame.replicaId);
  return replica === undefined || (isWanted(frame, replica) && !holds(replica, frame.first));
}

/** What is known without payloads: the name, and how far each has come that is still of interest. */
function headFrames(
  { replicaId, replicas }: JournalState,
  wanted: readonly JournalFrame[],
): readonly JournalFrame[] {
  const names = new Set([replicaId, ...wanted.map((frame) => frame.replicaId)]);
  const settled = [...replicas]
    .filter(([id]) => names.has(id))
    .map(([id, replica]): JournalFrame =>
      Object.assign({ kind: 'settled' as const, replicaId: id }, replica.settled),
    );
  return replicaId === null ? settled : [...settled, { kind: 'replica', replicaId }];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
