import type { Questionnaire } from '#domain/fhir/types.ts';
import type {
  ExpressionEvaluator,
  ExpressionOutcome,
  ExpressionRequest,
} from '#domain/forms/session/evaluator.ts';

/** What a worker is told. The form goes once, because it is by far the largest part. */
export type WorkerQuestion =
  | { readonly type: 'form'; readonly questionnaire: Questionnaire }
  | {
      readonly type: 'evaluate';
      readonly id: number;
      readonly request: Omit<ExpressionRequest, 'questionnaire'>;
    };

export type WorkerAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'outcome'; readonly id: number; readonly outcome: ExpressionOutcome };

/** A browser's worker or a thread of Node, reduced to what is needed of either. */
export type WorkerPort = {
  post(question: WorkerQuestion): void;
  listen(onAnswer: (answer: WorkerAnswer) => void, onFailure: (message: string) => void): void;
  terminate(): void;
};

export type WorkerEvaluator = ExpressionEvaluator & { close(): void };

type Job = { readonly request: ExpressionRequest; readonly resolve: (outcome: ExpressionOutcome) => void };

/** Milliseconds that one expression may take: by the clock on the wall, on a phone that may be busy with other things. */
const timeLimit = 3000;
/** Milliseconds for loading the library the first time, on a slow phone with a cold cache. */
const loadLimit = 30_000;

/**
 * Evaluates in a worker, one expression at a time. A worker that does not answer in time is replaced, and the
 * expression that held it is not tried again.
 */
export function toWorkerEvaluator(makeWorker: () => WorkerPort): WorkerEvaluator {
  const jobs: Job[] = [];
  const endless = new Set<string>();
  let worker: WorkerPort | null = null;
  let form: Questionnaire | null = null;
  let isReady = false;
  let current: (Job & { readonly id: number }) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let count = 0;
  let closed = false;

  const drop = (): void => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    form = null;
    isReady = false;
  };

  const finish = (outcome: ExpressionOutcome): void => {
    clearTimeout(timer);
    const job = current;
    current = null;
    job?.resolve(outcome);
    next();
  };

  const fail = (outcome: ExpressionOutcome): void => {
    drop();
    finish(outcome);
  };

  const watch = (limit: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (current) endless.add(current.request.expression);
      fail({ ok: false, reason: 'timeout', message: `took more than ${limit} ms` });
    }, limit);
  };

  const send = (): void => {
    if (!worker || !current || !isReady) return;
    const { questionnaire, ...request } = current.request;
    if (form !== questionnaire) worker.post({ type: 'form', questionnaire });
    form = questionnaire;
    watch(timeLimit);
    worker.post({ type: 'evaluate', id: current.id, request });
  };

  const start = (): void => {
    const started = makeWorker();
    worker = started;
    watch(loadLimit);
    started.listen(
      (answer) => {
        if (worker !== started) return;
        if (answer.type === 'ready') {
          isReady = true;
          send();
        } else if (answer.id === current?.id) finish(answer.outcome);
      },
      (message) => {
        if (worker === started) fail({ ok: false, reason: 'failed', message });
      },
    );
  };

  const next = (): void => {
    if (current || closed) return;
    const job = jobs.shift();
    if (!job) return;
    if (endless.has(job.request.expression)) {
      job.resolve({ ok: false, reason: 'timeout', message: 'took too long before' });
      return next();
    }
    count += 1;
    current = { ...job, id: count };
    if (worker) send();
    else start();
  };

  return {
    evaluate: (request) =>
      new Promise((resolve) => {
        if (closed) return resolve({ ok: false, reason: 'closed', message: '' });
        jobs.push({ request, resolve });
        next();
      }),
    close: () => {
      closed = true;
      drop();
      const open = [...(current ? [current] : []), ...jobs.splice(0)];
      current = null;
      for (const { resolve } of open) resolve({ ok: false, reason: 'closed', message: '' });
    },
  };
}
