import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { openForm } from '#domain/forms/open-form.ts';
import type { FormProps } from '#client/form-props.ts';
import { useText } from '#client/text/use-text.ts';
import { openFhirpathEvaluator } from './fhirpath/open-fhirpath-evaluator.ts';
import type { FormScope } from './form-scope.ts';
import { findResult, resultRun } from './result-item.ts';
import { createIssueBoard } from './issue-board.ts';
import { toPreviousAnswers } from './previous-answers.ts';
import { createReconciler } from './reconcile-response.ts';
import { useTables } from './tables/use-tables.ts';
import { useSame } from './use-same.ts';

/** Opens the form and keeps one scope for as long as it is open; only another form, or language, makes a new one. */
export function useFormScope(props: FormProps, Item: FormScope['Item']): FormScope {
  const { response, language, readOnly = false, today } = props;
  const questionnaire = useSame(props.questionnaire);
  const previous = useSame(props.previous);
  const words = useText();
  const tables = useTables(questionnaire);
  const prefix = useId();
  const latest = useRef(props);
  latest.current = props;

  const opened = useMemo(() => {
    const { launch } = latest.current;
    const evaluator = openFhirpathEvaluator();
    const session = openForm(questionnaire, {
      evaluator,
      response: latest.current.response,
      today,
      now: new Date().toISOString(),
      newId: () => crypto.randomUUID().slice(0, 8),
      ...(launch === undefined ? {} : { launch }),
    });
    const reconciler = createReconciler(session, () => performance.now());
    const board = createIssueBoard(session);
    const waiting = new Set<() => void>();
    const report = (changes: readonly AnswerChange[]) => {
      if (changes.length === 0 || latest.current.readOnly) return;
      reconciler.sent(changes, latest.current.onAnswer?.(changes));
    };
    return {
      session,
      board,
      reconciler,
      evaluator,
      resultPaths: resultRun(session, findResult(session) ?? ''),
      report,
      answer: (path: string, answer: AnswerChange['answer']) => report(session.setAnswer(path, answer)),
      flush: () => waiting.forEach((hand) => hand()),
      onFlush: (hand: () => void) => {
        waiting.add(hand);
        return () => {
          waiting.delete(hand);
        };
      },
      undoTo: (before: Parameters<typeof session.replaceResponse>[0], changes: readonly AnswerChange[]) => {
        session.replaceResponse(before);
        report(changes.map(({ path }) => ({ path, answer: session.item(path)?.answer ?? [] })));
      },
    };
  }, [questionnaire]);

  useEffect(() => {
    const { session, report } = opened;
    if (!latest.current.readOnly) report(session.changesAtOpening);
    const stop = session.watchChanges(report);
    const hand = () => opened.flush();
    addEventListener('pagehide', hand);
    document.addEventListener('visibilitychange', hand);
    return () => {
      stop();
      removeEventListener('pagehide', hand);
      document.removeEventListener('visibilitychange', hand);
      opened.reconciler.close();
      opened.board.close();
      opened.session.close();
      opened.evaluator.close();
    };
  }, [opened]);

  const given = useRef(response);
  useLayoutEffect(() => {
    if (given.current === response) return;
    given.current = response;
    opened.reconciler.receive(response);
  }, [opened, response]);

  return useMemo(
    () => ({
      ...opened,
      Item,
      text: { ...words, language },
      previous: toPreviousAnswers(previous, opened.session),
      readOnly,
      tables,
      today,
      prefix,
      announce: (sentence: string) => {
        const log = document.getElementById(`${prefix}log`);
        if (log) log.textContent = sentence;
      },
    }),
    [opened, Item, words, language, previous, readOnly, tables, today, prefix],
  );
}
