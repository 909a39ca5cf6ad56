/** How a push or a pull went, for the runner to decide when to come back. */
export type SyncStep =
  /**
   * `cursor`: how far the store had come when the queue was found empty; left out by what did not look. `isIdle`: it was
   * found so at once, and nothing has been sent.
   */
  | { readonly end: 'done'; readonly cursor?: string | null; readonly isIdle?: boolean }
  /** The server has another epoch: everything starts over at once. */
  | { readonly end: 'again' }
  | { readonly end: 'unreachable' }
  | { readonly end: 'login' }
  | { readonly end: 'update' }
  | { readonly end: 'closed' }
  /**
   * It was reached and would not, or could not. `afterMs`: what it asked for. `refusals`: how often in a row it would not
   * take these very operations.
   */
  | { readonly end: 'failed'; readonly afterMs: number | null; readonly refusals?: number }
  | { readonly end: 'stopped' };

/** What the steps tell while they run. */
export type StepReport = {
  phase(phase: 'pushing' | 'pulling'): void;
  serverTime(iso: string): void;
  progress(progress: { readonly done: number; readonly total: number } | null): void;
  /** True when the runner has been asked to end. */
  stopped(): boolean;
};
