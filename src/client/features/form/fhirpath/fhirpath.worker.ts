import { toQuestionAnswerer } from './answer-question.ts';
import type { WorkerAnswer, WorkerQuestion } from './worker-evaluator.ts';

const answer = toQuestionAnswerer();

addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  const found = answer(data);
  if (found) postMessage(found);
});

postMessage({ type: 'ready' } satisfies WorkerAnswer);
