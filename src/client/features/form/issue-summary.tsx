import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { FormIssue } from '#domain/forms/form-session.ts';
import { useForm } from './form-scope.ts';
import { toIssueSentence } from './issue-sentence.ts';
import { toItemText } from './item-text.ts';

type Props = {
  /** Counts the attempts to sign: each one brings the focus here. */
  readonly attempt: number;
  readonly goTo: (path: string) => void;
};

const count = (n: number): number => n + 1;

/** Everything that stands in the way, each line leading to its question. Gets shorter as it is put right. */
export function IssueSummary({ attempt, goTo }: Props) {
  const { board, text, session } = useForm();
  const [, redraw] = useReducer<number, void>(count, 0);
  useLayoutEffect(() => board.subscribe(null, redraw), [board]);
  const heading = useRef<HTMLHeadingElement>(null);
  const errors = board.all().filter(({ severity }) => severity === 'error');
  useLayoutEffect(() => {
    if (attempt > 0) heading.current?.focus();
  }, [attempt]);
  if (attempt === 0 || errors.length === 0) return null;
  const nameOf = ({ path }: FormIssue): string => {
    const state = session.item(path);
    return (state && toItemText(state, text.language)) ?? '';
  };
  return (
    <section class="vf-summary" aria-labelledby="vf-summary">
      <h2 id="vf-summary" ref={heading} tabIndex={-1}>
        {text.form.issueCount(errors.length)}
      </h2>
      <ul>
        {errors.map((issue) => (
          <li key={`${issue.path} ${issue.reason} ${issue.message ?? ''}`}>
            {issue.path === '' ? (
              // A rule about the whole form leads nowhere in particular.
              <p class="vf-summary-whole">{toIssueSentence(issue, text)}</p>
            ) : (
              <button type="button" class="vf-link" onClick={() => goTo(issue.path)}>
                <span class="vf-summary-name">{nameOf(issue)}</span>
                <span>{toIssueSentence(issue, text)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
