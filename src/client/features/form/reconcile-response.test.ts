import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import { createReconciler } from './reconcile-response.ts';

const questionnaire: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:f',
  version: '1',
  status: 'active',
  item: [
    { linkId: 'a', text: 'A', type: 'string' },
    { linkId: 'b', text: 'B', type: 'string' },
  ],
};
const holding = (answers: { readonly [linkId: string]: string }): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: 'urn:f|1',
  status: 'in-progress',
  item: Object.entries(answers).map(([linkId, valueString]) => ({ linkId, answer: [{ valueString }] })),
});

function setUp() {
  const session = openForm(questionnaire, { today: '2026-11-21', response: holding({}) });
  let time = 0;
  const reconciler = createReconciler(session, () => time);
  const stored: (() => void)[] = [];
  const answer = (path: string, valueString: string) =>
    reconciler.sent(
      session.setAnswer(path, [{ valueString }]),
      new Promise<void>((resolve) => {
        stored.push(resolve);
      }),
    );
  const at = (path: string) => answerAt(session.response(), path)[0]?.valueString;
  const store = async () => {
    for (const resolve of stored.splice(0)) resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { session, reconciler, answer, at, store, pass: (ms: number) => (time += ms) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('answers on their way to the store and back', () => {
  it('keeps an answer that what comes back does not have yet', () => {
    const { answer, at, reconciler } = setUp();
    answer('a', 'first');
    answer('b', 'second');
    reconciler.receive(holding({ a: 'first' }));
    expect([at('a'), at('b')]).toEqual(['first', 'second']);
    reconciler.close();
  });

  it('keeps it still when it is stored and an older copy arrives late', async () => {
    const { answer, at, reconciler, store, pass } = setUp();
    answer('a', 'mine');
    await store();
    pass(200);
    reconciler.receive(holding({}));
    expect(at('a')).toBe('mine');
    reconciler.close();
  });

  it('keeps it while nothing comes from the store at all: a busy phone reads slowly', async () => {
    vi.useFakeTimers();
    const { answer, at, reconciler, store, pass } = setUp();
    answer('b', 'before');
    reconciler.receive(holding({}));
    answer('a', 'mine');
    await store();
    pass(3000);
    vi.advanceTimersByTime(3000);
    expect([at('a'), at('b')]).toEqual(['mine', 'before']);
    pass(3000);
    reconciler.receive(holding({ a: 'theirs' }));
    expect([at('a'), at('b')]).toEqual(['theirs', undefined]);
    reconciler.close();
  });

  it('takes over an answer from another tab to another question at once', () => {
    const { answer, at, reconciler } = setUp();
    answer('a', 'mine');
    reconciler.receive(holding({ b: 'theirs' }));
    expect([at('a'), at('b')]).toEqual(['mine', 'theirs']);
    reconciler.close();
  });

  it('gives way to another’s answer to the same question once its own was seen', async () => {
    const { answer, at, reconciler, store } = setUp();
    answer('a', 'mine');
    await store();
    reconciler.receive(holding({ a: 'mine' }));
    reconciler.receive(holding({ a: 'theirs' }));
    expect(at('a')).toBe('theirs');
    reconciler.close();
  });

  it('gives way after the time an echo takes, also when its own never came back', async () => {
    const { answer, at, reconciler, store, pass } = setUp();
    answer('a', 'mine');
    await store();
    pass(5000);
    reconciler.receive(holding({ a: 'theirs' }));
    expect(at('a')).toBe('theirs');
    reconciler.close();
  });

  it('does not disturb the session when what comes back says the same', () => {
    const { session, answer, reconciler } = setUp();
    answer('a', 'mine');
    let told = 0;
    session.subscribe(null, () => (told += 1));
    reconciler.receive(holding({ a: 'mine' }));
    expect(told).toBe(0);
    reconciler.close();
  });
});
