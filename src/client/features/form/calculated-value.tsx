import { useId } from 'preact/hooks';
import type { ItemState } from '#domain/forms/form-session.ts';
import { toAnswersText } from './answer-text.ts';
import { useForm } from './form-scope.ts';
import { Help } from './help.tsx';
import { IssueText } from './issue-text.tsx';
import { toItemText } from './item-text.ts';
import { toPreviousDay } from './previous-day.ts';
import { RichText } from './rich-text.tsx';
import { useIssues } from './use-item.ts';

/** What the form works out by itself; with its rule one tap away, and what it was last time. */
export function CalculatedValue({ state }: { readonly state: ItemState }) {
  const { text, previous, today } = useForm();
  const id = useId();
  const issues = useIssues(state);
  const { item, path, answer } = state;
  const before = previous?.at(state);
  const name = toItemText(state, text.language) || text.form.unnamedQuestion;
  return (
    <div class="vf-item vf-calculated" data-link-id={item.linkId} data-path={path}>
      <div class="vf-result">
        <span class="vf-question" id={id}>
          <RichText text={name} beside={item._text} inline />
        </span>
        <output class="vf-output" aria-labelledby={id}>
          {answer.length > 0 ? toAnswersText(answer, item, text) : text.form.notCalculated}
        </output>
      </div>
      {before && (
        <p class="vf-before">
          {text.form.repeatLast(toAnswersText(before, item, text), toPreviousDay(previous, today, text))}
        </p>
      )}
      <Help item={item} isCalculated />
      <IssueText id={`${id}e`} issues={issues} />
    </div>
  );
}
