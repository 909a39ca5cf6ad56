/** What the header can say. Nothing here says that anything is delivered: that is each record's own state. */
export type SyncStatus = {
  readonly phase: 'idle' | 'pushing' | 'pulling';
  /** False when the last attempt did not reach the server. */
  readonly reached: boolean;
  /** `wipe`: the server has closed this device, and everything that waited has been pushed before it said so. */
  readonly needs: 'nothing' | 'login' | 'update' | 'wipe';
  /** During a long pull: rows taken so far and rows in all. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Server minus device, milliseconds, from the last answer; null before the first. */
  readonly clockOffset: number | null;
  readonly lastCompletedAt: string | null;
};

/** Before anything has been asked of the server. */
export const idleStatus: SyncStatus = {
  phase: 'idle',
  reached: true,
  needs: 'nothing',
  progress: null,
  clockOffset: null,
  lastCompletedAt: null,
};
