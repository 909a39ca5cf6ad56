import { useId } from 'preact/hooks';
import type { ItemState } from '#domain/forms/form-session.ts';
import { CalculatedValue } from './calculated-value.tsx';
import { isGroupKind, isWrittenKind, toControlKind } from './control-kind.ts';
import type { ControlProps } from './control-props.ts';
import { Control } from './controls/control.tsx';
import { findExtension } from './extensions.ts';
import { useForm } from './form-scope.ts';
import { Help } from './help.tsx';
import { IssueText } from './issue-text.tsx';
import { toItemText } from './item-text.ts';
import { PointsBadge } from './points-badge.tsx';
import { pointsItemOf } from './points-item.ts';
import { hasHints, QuestionHints } from './question-hints.tsx';
import { QuestionStrip } from './question-strip.tsx';
import { ReadOnlyAnswer } from './read-only-answer.tsx';
import { RichText } from './rich-text.tsx';
import { useCalmIssues } from './use-calm-issues.ts';

/** One question: its words, the control, what helps, what was answered last time and what is wrong. */
export function QuestionView({ state }: { readonly state: ItemState }) {
  const { readOnly } = useForm();
  if (state.calculated) return <CalculatedValue state={state} />;
  if (readOnly || state.readOnly) return <ReadOnlyAnswer state={state} />;
  return <AnsweredQuestion state={state} />;
}

function AnsweredQuestion({ state }: { readonly state: ItemState }) {
  const { text, answer: put } = useForm();
  const id = useId();
  const { item, path, answer } = state;
  const kind = toControlKind(state);
  const name = toItemText(state, text.language) || text.form.unnamedQuestion;
  const { issues, listen } = useCalmIssues(state, name, isWrittenKind(kind));
  const isHinted = hasHints(item);
  const describedBy =
    [isHinted ? `${id}h` : '', issues.length > 0 ? `${id}e` : ''].join(' ').trim() || undefined;
  const isInvalid = issues.some(({ severity }) => severity === 'error') || undefined;
  const isChoice = item.type === 'choice' || item.type === 'open-choice';
  const isGroup = isGroupKind(kind) || (item.repeats === true && kind !== 'search' && kind !== 'select');

  const props: ControlProps = {
    state,
    kind,
    id,
    name,
    labelId: `${id}q`,
    describedBy,
    isInvalid,
    put: (next) => put(path, next),
  };
  const words = (
    <>
      {item.prefix && <span class="vf-prefix">{`${item.prefix} `}</span>}
      <span id={`${id}q`}>
        <RichText text={name} beside={item._text} inline />
      </span>
    </>
  );
  const pointsItem = pointsItemOf(item);
  const badge = pointsItem !== undefined && <PointsBadge linkId={pointsItem} name={name} />;
  const required = state.required && <span class="vf-required">{text.form.required}</span>;
  const rest = (
    <>
      {isHinted && <QuestionHints id={`${id}h`} item={item} />}
      <Help item={item} />
      <Control {...props} />
      {isChoice && state.options.length === 0 && (
        <p class="vf-hint">
          {findExtension(item, 'answerExpression') ? text.form.noOptionsYet : text.form.noOptions}
        </p>
      )}
      <IssueText id={`${id}e`} issues={issues} />
      <QuestionStrip
        state={state}
        name={name}
        put={props.put}
        isRow={kind === 'radios' || kind === 'boolean'}
      />
    </>
  );
  const shared = {
    'data-link-id': item.linkId,
    'data-path': path,
    'data-kind': kind,
    'data-pointed': pointsItem === undefined ? undefined : '',
    'data-measured': findExtension(item, 'measuredAnew') ? '' : undefined,
    ...listen,
  };
  if (!isGroup) {
    return (
      <div class="vf-item" {...shared}>
        <label class="vf-question" for={id}>
          {words}
        </label>
        {badge}
        {required}
        {rest}
      </div>
    );
  }
  const isRadio = kind === 'radios' || kind === 'boolean';
  // No fieldset: the browser lays all of it out anew for each part that comes or goes, the first answer's for one.
  return (
    <div
      class="vf-item"
      {...shared}
      {...(isRadio
        ? { role: 'radiogroup', 'aria-required': state.required || undefined, 'aria-invalid': isInvalid }
        : { role: 'group' })}
      aria-labelledby={`${id}q`}
      aria-describedby={describedBy}
      data-answered={answer.length > 0 || undefined}
    >
      <div class="vf-question">{words}</div>
      {badge}
      {required}
      {rest}
    </div>
  );
}
