import type { CDPSession } from '@playwright/test';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** Milliseconds of the main thread's own clock: in all, and the longest single task. */
export type MainThreadWork = { readonly work: number; readonly longest: number };

/**
 * What the page's main thread works while `act` runs, by the thread's own clock: others at work on the
 * machine do not count. Throttling by the browser does, as it is the thread that is held up.
 */
export async function traceMainThread(
  session: CDPSession,
  act: () => Promise<void>,
): Promise<MainThreadWork> {
  const events = await traceEvents(session, act);
  const main = mainThread(events);
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === main?.pid && tid === main.tid,
  );
  const durations = tasks.map(({ tdur = 0 }) => tdur / 1000);
  return {
    work: durations.reduce((sum, one) => sum + one, 0),
    longest: durations.reduce((most, one) => Math.max(most, one), 0),
  };
}

async function traceEvents(session: CDPSession, act: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { readonly value: readonly object[] }): void => {
    events.push(...(value as readonly TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] },
  });
  await act();
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', collect);
  return events;
}

const mainThread = (events: readonly TraceEvent[]): TraceEvent | undefined =>
  events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
