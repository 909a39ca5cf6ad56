/** Milliseconds without anything fetched that count as quiet, and how long that is waited for. */
const still = 400;
const patience = 4000;

/** Resolves when the page has fetched nothing for a moment; after a while in any case. */
export const untilQuiet = (): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(latest);
      clearTimeout(next);
      resolve();
    };
    const observer = new PerformanceObserver(() => {
      clearTimeout(next);
      next = setTimeout(end, still);
    });
    const latest = setTimeout(end, patience);
    let next = setTimeout(end, still);
    observer.observe({ type: 'resource' });
  });
