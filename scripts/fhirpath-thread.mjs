// A thread of Node that evaluates FHIRPath as the app's worker does. Started by `forms-cli.ts`.
import { parentPort } from 'node:worker_threads';
import { withTsModule } from './run-ts.mjs';

const entry = 'src/client/features/form/fhirpath/answer-question.ts';
await withTsModule(entry, ({ toQuestionAnswerer }) => {
  const answer = toQuestionAnswerer();
  parentPort.on('message', (question) => {
    const found = answer(question);
    if (found) parentPort.postMessage(found, []);
  });
  parentPort.postMessage({ type: 'ready' }, []);
});
