import { toStep } from './push-pending.ts';
import type { PullAnswer } from '#protocol/pull.ts';
import type { Outbox, Transport, TransportResult } from './ports.ts';
import type { StepReport, SyncStep } from './sync-step.ts';

export type PullChanges = {
  /** Asks for the page behind this cursor before its turn has come. Never rejects. */
  ask(cursor: string | null): PageAhead;
  take(
    report: StepReport,
    /** Null when it had nothing to do. */
    betweenPages: () => Promise<SyncStep | null>,
    /** Where the store was a moment ago, for who has just looked. */
    from?: string | null,
    /** The first page, if it was asked for already. */
    early?: PageAhead | null,
  ): Promise<SyncStep>;
};

/** A page whose turn has not come, on its way already. */
type PageAhead = {
  readonly cursor: string | null;
  readonly came: Promise<TransportResult<PullAnswer>>;
  /** The same, when it has been made ready too. */
  readonly ready: Promise<TransportResult<PullAnswer>>;
};

/**
 * Takes what is new, page by page, until there is no more. While one page is stored the next is made ready and the one
 * after it is on its way, so that disk, cipher and network do not wait for each other; they are left alone if the cursor
 * turns out to be another. Between pages `betweenPages` may send what was written meanwhile: a first pull of many
 * thousand rows must not hold up a signature.
 */
export function createPullChanges({
  outbox,
  transport,
}: {
  readonly outbox: Outbox;
  readonly transport: Transport;
}): PullChanges {
  const ask = (cursor: string | null): PageAhead => {
    const came = transport.pull(cursor);
    const makeReady = async () => {
      const result = await came;
      if (result.ok) await outbox.preparePage(result.value);
      return result;
    };
    return { cursor, came, ready: makeReady() };
  };

  /** The page after this one, asked for as soon as this one is here. */
  const fetchAfter = async ({ came }: PageAhead): Promise<PageAhead | null> => {
    const result = await came;
    return result.ok && result.value.hasMore ? ask(result.value.cursor) : null;
  };

  const take: PullChanges['take'] = async (report, betweenPages, from, early = null) => {
    // Unknown after whatever may have moved it; what is taken with another than the store's is found to be stale.
    let known = from;
    let done = 0;
    let restarted = false;
    let ahead: PageAhead | null = early;
    let afterNext: Promise<PageAhead | null> | null = null;
    for (;;) {
      if (report.stopped()) return { end: 'stopped' };
      report.phase('pulling');
      const cursor = known === undefined ? await outbox.cursor() : known;
      known = undefined;
      const isHere: boolean = ahead !== null && ahead.cursor === cursor;
      const following: Promise<PageAhead | null> | null = isHere ? afterNext : null;
      const result: TransportResult<PullAnswer> = await (isHere && ahead
        ? ahead.ready
        : transport.pull(cursor));
      ahead = null;
      afterNext = null;
      if (!result.ok) {
        if (result.failure.kind !== 'cursorGone' || restarted) return toStep(result.failure);
        restarted = true;
        done = 0;
        await outbox.resetCursor();
        continue;
      }
      const answer: PullAnswer = result.value;
      report.serverTime(answer.serverTime);
      if (answer.hasMore) {
        ahead = (await following) ?? ask(answer.cursor);
        afterNext = fetchAfter(ahead);
      }
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
  return { ask, take };
}
