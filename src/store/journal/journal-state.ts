import type { JournalFrame, OperationsFrame, SettledFrame } from './journal-frame.ts';

/** From one `n` to another, both with. */
export type Range = { readonly first: number; readonly last: number };

export type ReplicaState = {
  /** Every `n` there is a payload for. */
  readonly held: readonly Range[];
  /** The highest `n` that was ever written down here, also when its payload is gone. */
  readonly last: number;
  readonly settled: Omit<SettledFrame, 'kind' | 'replicaId'>;
};

/** What a journal says, without its payloads: enough to compare it with the store. */
export type JournalState = {
  /** The name the store wrote under last; null in an empty journal. */
  readonly replicaId: string | null;
  readonly replicas: ReadonlyMap<string, ReplicaState>;
};

export const emptyJournal: JournalState = { replicaId: null, replicas: new Map() };

const nothingSettled: ReplicaState['settled'] = { upTo: 0, goneTo: 0, receivedAt: 0, except: [] };
const unknownReplica: ReplicaState = { held: [], last: 0, settled: nothingSettled };

/** The state after these frames, in the order they stand in the file. */
export function applyFrames(state: JournalState, frames: readonly JournalFrame[]): JournalState {
  const replicas = new Map(state.replicas);
  let { replicaId } = state;
  for (const frame of frames) {
    const before = replicas.get(frame.replicaId) ?? unknownReplica;
    replicas.set(frame.replicaId, applyFrame(before, frame));
    if (frame.kind === 'replica') ({ replicaId } = frame);
  }
  return { replicaId, replicas };
}

function applyFrame(before: ReplicaState, frame: JournalFrame): ReplicaState {
  switch (frame.kind) {
    case 'operations':
      return {
        ...before,
        held: withRange(before.held, frame),
        last: Math.max(before.last, frame.last),
      };
    case 'settled': {
      const { upTo, goneTo, receivedAt, except } = frame;
      const last = Math.max(before.last, upTo);
      return { ...before, last, settled: { upTo, goneTo, receivedAt, except } };
    }
    case 'replica':
      return before;
  }
}

/** Ranges stay in order and apart, so that a shift of a thousand answers is one range. */
function withRange(held: readonly Range[], { first, last }: Range): readonly Range[] {
  const end = held.at(-1);
  if (end && first === end.last + 1) return [...held.slice(0, -1), { first: end.first, last }];
  const apart = held.filter((range) => range.last < first - 1 || range.first > last + 1);
  const touching = held.filter((range) => !apart.includes(range));
  const merged = {
    first: Math.min(first, ...touching.map((range) => range.first)),
    last: Math.max(last, ...touching.map((range) => range.last)),
  };
  return [...apart, merged].toSorted((a, b) => a.first - b.first);
}

export const holds = ({ held }: Pick<ReplicaState, 'held'>, n: number): boolean =>
  held.some(({ first, last }) => first <= n && n <= last);

/** Whether the server has answered for this operation for good. */
export const isSettled = ({ settled }: Pick<ReplicaState, 'settled'>, n: number): boolean =>
  n <= settled.upTo && !settled.except.includes(n);

/** Whether anything in the frame may still be needed. */
export function isWanted(frame: Pick<OperationsFrame, 'first' | 'last'>, { settled }: ReplicaState): boolean {
  return frame.last > settled.goneTo || settled.except.some((n) => frame.first <= n && n <= frame.last);
}
