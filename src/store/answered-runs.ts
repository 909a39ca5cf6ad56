import type { Outcome } from '#protocol/push.ts';
import type { Answered, AnsweredRun, Meta, OutboxEntry } from './tables.ts';

/** One operation of a batch, as the store read it to be sent. */
export type SentEntry = Pick<OutboxEntry, 'sequence' | 'n' | 'recordId'>;

/**
 * The server's answers as runs, when each is the plain one: taken, and about the record that was sent. `sent` is in the
 * order written. Null when one of them is anything else, or names what was not sent.
 */
export function toRuns(
  sent: readonly SentEntry[],
  outcomes: readonly Outcome[],
): readonly AnsweredRun[] | null {
  const entries = new Map(sent.map((entry) => [entry.n, entry]));
  const runs: AnsweredRun[] = [];
  for (const outcome of outcomes) {
    const entry = entries.get(outcome.n);
    if (!entry || !isPlain(outcome) || outcome.recordId !== entry.recordId) return null;
    const { n, position, receivedAt } = outcome;
    const run = runs.at(-1);
    if (run && goesOn(run, entry.sequence, outcome)) runs[runs.length - 1] = { ...run, count: run.count + 1 };
    else runs.push({ sequence: entry.sequence, n, position, receivedAt, count: 1 });
  }
  return runs;
}

type Taken = Exclude<Outcome, { readonly status: 'quarantined' }>;

const isPlain = (outcome: Outcome): outcome is Taken =>
  outcome.status === 'applied' || outcome.status === 'duplicate';

const goesOn = (run: AnsweredRun, sequence: number, { n, position, receivedAt }: Taken): boolean =>
  sequence === run.sequence + run.count &&
  n === run.n + run.count &&
  position === run.position + run.count &&
  receivedAt === run.receivedAt;

/** What the server has said of an entry that still stands as waiting; null when nothing, or when it is another's by now. */
export function answerTo(
  meta: Meta,
  { sequence, replicaId, n, state }: Pick<OutboxEntry, 'sequence' | 'replicaId' | 'n' | 'state'>,
): { readonly position: number; readonly receivedAt: string } | null {
  const answered = liveAnswers(meta);
  if (answered?.replicaId !== replicaId || state !== 'pending') return null;
  const run = runOf(answered, sequence);
  const place = run ? sequence - run.sequence : 0;
  return run && n === run.n + place ? { position: run.position + place, receivedAt: run.receivedAt } : null;
}

export const runOf = ({ runs }: Pick<Answered, 'runs'>, sequence: number): AnsweredRun | undefined =>
  runs.find((run) => sequence >= run.sequence && sequence < run.sequence + run.count);

/** A list from before the store got another name, or from an earlier epoch, is about nothing that waits now. */
export const liveAnswers = ({ answered, replicaId, epoch }: Meta): Answered | null =>
  answered?.replicaId === replicaId && answered.epoch === epoch ? answered : null;

export const lengthOf = (runs: readonly AnsweredRun[]): number =>
  runs.reduce((sum, { count }) => sum + count, 0);
