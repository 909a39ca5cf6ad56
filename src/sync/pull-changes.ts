import { toStep } from './push-pending.ts';
import type { PullAnswer } from '#protocol/pull.ts';
import type { Outbox, Transport, TransportResult } from './ports.ts';
import type { StepReport, SyncStep } from './sync-step.ts';

export type PullChanges = (
  report: StepReport,
  /** Null when it had nothing to do. */
  betweenPages: () => Promise<SyncStep | null>,
  /** Where the store was a moment ago, for who has just looked. */
  from?: string | null,
) => Promise<SyncStep>;

/** The page after the one that is being stored, on its way already. */
type PageAhead = { readonly cursor: string; readonly answer: Promise<TransportResult<PullAnswer>> };

/**
 * Takes what is new, page by page, until there is no more; while one page is stored the next is fetched, and left alone
 * if the cursor turns out to be another. Between pages `betweenPages` may send what was written
 * meanwhile: a first pull of many thousand rows must not hold up a signature.
 */
export function createPullChanges({
  outbox,
  transport,
}: {
  readonly outbox: Outbox;
  readonly transport: Transport;
}): PullChanges {
  const fetchAhead = async (cursor: string): Promise<TransportResult<PullAnswer>> => {
    const result = await transport.pull(cursor);
    if (result.ok) await outbox.preparePage(result.value);
    return result;
  };

  return async (report, betweenPages, from) => {
    // Unknown after whatever may have moved it; what is taken with another than the store's is found to be stale.
    let known = from;
    let done = 0;
    let restarted = false;
    let ahead: PageAhead | null = null;
    for (;;) {
      if (report.stopped()) return { end: 'stopped' };
      report.phase('pulling');
      const cursor = known === undefined ? await outbox.cursor() : known;
      known = undefined;
      const result: TransportResult<PullAnswer> = await (ahead !== null && ahead.cursor === cursor
        ? ahead.answer
        : transport.pull(cursor));
      ahead = null;
      if (!result.ok) {
        if (result.failure.kind !== 'cursorGone' || restarted) return toStep(result.failure);
        restarted = true;
        done = 0;
        await outbox.resetCursor();
        continue;
      }
      const answer: PullAnswer = result.value;
      report.serverTime(answer.serverTime);
      if (answer.hasMore) ahead = { cursor: answer.cursor, answer: fetchAhead(answer.cursor) };
      const taken = await outbox.applyPullAnswer(answer, cursor);
      if (taken === 'epochChanged') {
        await outbox.resetEpoch(answer.epoch, null);
        return { end: 'again' };
      }
      if (taken === 'stale') continue;
      known = answer.cursor;
      done += answer.changes.length;
      if (!answer.hasMore) {
        report.progress(null);
        return { end: 'done' };
      }
      report.progress({ done, total: done + answer.remaining });
      const step = await betweenPages();
      if (step && step.end !== 'done') return step;
      if (step) known = step.cursor;
    }
  };
}
