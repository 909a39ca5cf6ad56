import { toWorkerEvaluator, type WorkerAnswer, type WorkerEvaluator } from './worker-evaluator.ts';

/**
 * FHIRPath in a Web Worker. The worker and its library (some 160 kB) are loaded when the first expression that the
 * engine does not know itself is met, never before.
 */
export function openFhirpathEvaluator(): WorkerEvaluator {
  return toWorkerEvaluator(() => {
    const worker = new Worker(new URL('./fhirpath.worker.ts', import.meta.url), { type: 'module' });
    return {
      post: (question) => worker.postMessage(question, []),
      listen: (onAnswer, onFailure) => {
        worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => onAnswer(data));
        worker.addEventListener('error', (event) => {
          event.preventDefault();
          onFailure(event.message);
        });
      },
      terminate: () => worker.terminate(),
    };
  });
}
