import type { JournalAnswer, JournalPort } from '#store/journal/journal-port.ts';
import type { JournalNotice, JournalQuestion, JournalReply } from './journal-messages.ts';

/** A worker that has not answered by then is told as failed. */
const timeLimit = 15_000;

type Ask<Q = JournalQuestion> = Q extends JournalQuestion ? Omit<Q, 'id'> : never;

/**
 * The journal in a worker of this tab. Writing to the private file system is quick and synchronous only there, and
 * keeps nobody on the page waiting.
 */
export function openWorkerJournal(staffId: string): JournalPort {
  const waiting = new Map<number, (answer: JournalAnswer) => void>();
  let count = 0;
  let worker: Worker | null = null;
  try {
    worker = new Worker(new URL('./journal.worker.ts', import.meta.url), { type: 'module', name: staffId });
  } catch {
    // A browser that gives no worker gives no journal; each question below is answered so.
  }
  const take = (id: number, answer: JournalAnswer): void => {
    const resolve = waiting.get(id);
    waiting.delete(id);
    resolve?.(answer);
  };
  worker?.addEventListener('message', ({ data }: MessageEvent<JournalReply>) => take(data.id, data.answer));
  worker?.addEventListener('error', (event) => {
    event.preventDefault();
    worker = null;
    for (const id of waiting.keys()) take(id, { ok: false, reason: 'unavailable' });
  });

  const gone = new AbortController();
  const tellVisible = (): void =>
    worker?.postMessage({ isVisible: document.visibilityState === 'visible' } satisfies JournalNotice, []);
  document.addEventListener('visibilitychange', tellVisible, { signal: gone.signal });
  tellVisible();

  const ask = (question: Ask): Promise<JournalAnswer> => {
    if (!worker) return Promise.resolve({ ok: false, reason: 'unavailable' });
    count += 1;
    const id = count;
    const using = worker;
    return new Promise((resolve) => {
      const timer = setTimeout(() => take(id, { ok: false, reason: 'failed' }), timeLimit);
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      using.postMessage({ ...question, id } satisfies JournalQuestion, []);
    });
  };

  return {
    look: () => ask({ ask: 'look' }) as ReturnType<JournalPort['look']>,
    append: (frames) => ask({ ask: 'append', frames }),
    read: () => ask({ ask: 'read' }) as ReturnType<JournalPort['read']>,
    close: () => {
      // What is on its way is written first: the worker ends when it has nothing left to answer.
      const using = worker;
      worker = null;
      gone.abort();
      const end = (): void => {
        if (waiting.size === 0) using?.terminate();
        else setTimeout(end, 50);
      };
      end();
    },
  };
}
