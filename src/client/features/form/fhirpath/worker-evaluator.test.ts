import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExpressionRequest } from '#domain/forms/session/evaluator.ts';
import { openForm } from '#domain/forms/open-form.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import {
  toWorkerEvaluator,
  type WorkerAnswer,
  type WorkerEvaluator,
  type WorkerPort,
} from './worker-evaluator.ts';

const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const expression = (name: string, text: string) => ({
  url: sdc + name,
  valueExpression: { language: 'text/fhirpath', expression: text },
});

const form: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:test:worker',
  version: '1',
  status: 'active',
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/variable',
      valueExpression: {
        name: 'logged',
        language: 'text/fhirpath',
        expression: "%resource.item.where(linkId='x').answer.value.ln()",
      },
    },
  ],
  item: [
    { linkId: 'x', type: 'decimal' },
    {
      linkId: 'back',
      type: 'decimal',
      extension: [expression('calculatedExpression', '%logged.exp().round(3)')],
    },
    {
      linkId: 'twice',
      type: 'decimal',
      extension: [expression('calculatedExpression', "%resource.item.where(linkId='back').answer.value * 2")],
    },
    { linkId: 'gate', type: 'string', extension: [expression('enableWhenExpression', '%logged > 1')] },
    {
      linkId: 'g',
      type: 'group',
      repeats: true,
      item: [
        { linkId: 'n', type: 'decimal' },
        {
          linkId: 'root',
          type: 'decimal',
          extension: [
            expression('calculatedExpression', "%resource.item.where(linkId='x').answer.value.sqrt()"),
          ],
        },
      ],
    },
  ],
};

const open = new Set<WorkerEvaluator>();
afterEach(() => {
  for (const evaluator of open) evaluator.close();
  open.clear();
});

function keep(evaluator: WorkerEvaluator): WorkerEvaluator {
  open.add(evaluator);
  return evaluator;
}

/** A real thread that evaluates as the app's worker does. */
function thread(): WorkerPort {
  const worker = new Worker('./scripts/fhirpath-thread.mjs');
  return {
    post: (question) => worker.postMessage(question, []),
    listen: (onAnswer, onFailure) => {
      worker.on('message', (answer: WorkerAnswer) => onAnswer(answer));
      worker.on('error', (error) => onFailure(String(error)));
    },
    terminate: () => void worker.terminate(),
  };
}

/** A real thread that never comes back when it is asked for `forever`. */
function stuckThread(): WorkerPort {
  const code = `
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', (question) => {
      if (question.type !== 'evaluate') return;
      while (question.request.expression === 'forever');
      parentPort.postMessage({ type: 'outcome', id: question.id, outcome: { ok: true, values: [question.request.expression] } });
    });
    parentPort.postMessage({ type: 'ready' });`;
  const worker = new Worker(code, { eval: true });
  return {
    post: (question) => worker.postMessage(question, []),
    listen: (onAnswer, onFailure) => {
      worker.on('message', (answer: WorkerAnswer) => onAnswer(answer));
      worker.on('error', (error) => onFailure(String(error)));
    },
    terminate: () => void worker.terminate(),
  };
}

const ask = (text: string): ExpressionRequest => ({
  expression: text,
  questionnaire: form,
  response: { resourceType: 'QuestionnaireResponse', status: 'in-progress' },
  contextPath: null,
  contextLinkId: null,
  variables: {},
  launch: {},
});

describe('FRM50 what the engine does not know itself is worked out elsewhere', () => {
  it('FRM50 comes back as answers, to what depends on it and to who stores them', async () => {
    const session = openForm(form, { today: '2026-11-21', evaluator: keep(toWorkerEvaluator(thread)) });
    const stored: string[] = [];
    session.watchChanges((changes) => stored.push(...changes.map(({ path }) => path)));
    await session.settled();
    expect(session.item('gate')?.enabled).toBe(false);
    session.setAnswer('x', [{ valueDecimal: 9 }]);
    await session.settled();
    expect(session.item('back')?.answer).toEqual([{ valueDecimal: 9 }]);
    expect(session.item('twice')?.answer).toEqual([{ valueDecimal: 18 }]);
    expect(session.item('gate')?.enabled).toBe(true);
    expect(session.item('g[1]/root')?.answer).toEqual([{ valueDecimal: 3 }]);
    expect(new Set(stored)).toEqual(new Set(['back', 'twice', 'g[1]/root']));
    expect(session.findings()).toEqual([]);
  }, 30_000);

  it('FRM51 without an evaluator the expression is named and the rest of the form works', async () => {
    const session = openForm(form, { today: '2026-11-21' });
    session.setAnswer('x', [{ valueDecimal: 9 }]);
    await session.settled();
    expect(session.item('back')?.answer).toEqual([]);
    expect(session.findings().map(({ reason }) => reason)).toContain('expressionUnsupported');
  });

  it('FRM52 an expression that never ends is named, its worker replaced, and it is not tried again', async () => {
    let started = 0;
    const evaluator = keep(
      toWorkerEvaluator(() => {
        started += 1;
        return stuckThread();
      }),
    );
    const outcomes = await Promise.all(
      [ask('one'), ask('forever'), ask('two')].map((one) => evaluator.evaluate(one)),
    );
    expect(outcomes).toMatchObject([
      { ok: true, values: ['one'] },
      { ok: false, reason: 'timeout' },
      { ok: true, values: ['two'] },
    ]);
    expect(started).toBe(2);
    expect(await evaluator.evaluate(ask('forever'))).toMatchObject({ ok: false, reason: 'timeout' });
    expect(started).toBe(2);
  }, 30_000);

  it('FRM53 closing answers everything that was asked', async () => {
    const evaluator = toWorkerEvaluator(stuckThread);
    const asked = evaluator.evaluate(ask('forever'));
    evaluator.close();
    expect(await asked).toMatchObject({ ok: false, reason: 'closed' });
    expect(await evaluator.evaluate(ask('one'))).toMatchObject({ ok: false, reason: 'closed' });
  });
});
