/** Longer than this nothing waits for a quiet moment, in milliseconds. */
const patienceMs = 120;

/** Runs when what is on the screen has been drawn and nothing else waits. Returns how to call it off. */
export function whenIdle(run: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(run, { timeout: patienceMs });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 16);
  return () => clearTimeout(handle);
}
