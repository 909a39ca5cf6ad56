import { useId } from 'preact/hooks';
import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { useForm } from '../form-scope.ts';
import { Help } from '../help.tsx';
import { IssueText } from '../issue-text.tsx';
import { isFramePart, toItemText } from '../item-text.ts';
import { ItemList } from '../item-list.tsx';
import { toPreviousDay } from '../previous-day.ts';
import { hasHints, QuestionHints } from '../question-hints.tsx';
import { RichText } from '../rich-text.tsx';
import { isSameValue } from '#domain/forms/same-value.ts';
import { useCalmIssues } from '../use-calm-issues.ts';
import { useItem } from '../use-item.ts';
import { type AnswerColumn, isOpenRow, offers } from './answer-columns.ts';
import { OtherCell } from './other-cell.tsx';

type Props = {
  readonly path: string;
  readonly columns: readonly AnswerColumn[];
  /** What the ids of the column headings begin with. */
  readonly columnIds: string;
  readonly hasOther: boolean;
  /** Cells in a row, the question's own included. */
  readonly width: number;
  readonly level: number;
};

/** One question of a table with its answers in the columns, and below it what an answer opens. */
export function AnswerRow(props: Props) {
  const state = useItem(props.path);
  if (!state || !state.enabled || state.hidden) return null;
  const hasItems = state.item.item?.some((child) => !isFramePart(child)) ?? false;
  return (
    <>
      <Answers {...props} state={state} />
      {hasItems && (
        <tr class="vf-below">
          <td class="vf-beside" colSpan={props.width}>
            <ItemList parent={props.path} allowance={Number.POSITIVE_INFINITY} level={props.level} />
          </td>
        </tr>
      )}
    </>
  );
}

type AnswersProps = Props & { readonly state: NonNullable<ReturnType<typeof useItem>> };

/**
 * The cells are radio buttons, or check boxes where several answers may be given, each named by its question and its
 * column. Arrow keys move along the row, Delete takes the answer back.
 */
function Answers({ state, path, columns, columnIds, hasOther }: AnswersProps) {
  const { text, readOnly, previous, today, answer: put } = useForm();
  const id = useId();
  const { item, answer } = state;
  const name = toItemText(state, text.language) || text.form.unnamedQuestion;
  const { issues } = useCalmIssues(state, name, false);
  const isOne = item.repeats !== true;
  const isClosed = readOnly || state.readOnly;
  const before = previous?.at(state) ?? [];
  const isHinted = hasHints(item);
  const describedBy =
    [isHinted ? `${id}h` : '', issues.length > 0 ? `${id}e` : ''].join(' ').trim() || undefined;
  const isInvalid = issues.some(({ severity }) => severity === 'error') || undefined;

  const choose = (value: QuestionnaireResponseAnswer, isChosen: boolean) => {
    if (isOne) return put(path, isChosen ? [value] : []);
    const others = answer.filter((one) => !isSameValue(one, value));
    put(path, isChosen ? inOrder([...others, value], columns) : others);
  };
  const takeBack = (event: KeyboardEvent) => {
    if (!isOne || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    put(path, []);
  };
  return (
    <tr data-link-id={item.linkId} data-path={path} data-answered={answer.length > 0 || undefined}>
      <th scope="row">
        {item.prefix && <span class="vf-prefix">{`${item.prefix} `}</span>}
        <span id={`${id}q`}>
          <RichText text={name} beside={item._text} inline />
        </span>
        {state.required && !isClosed && <span class="vf-required">{text.form.required}</span>}
        {isHinted && !isClosed && <QuestionHints id={`${id}h`} item={item} />}
        {!readOnly && <Help item={item} />}
        <IssueText id={`${id}e`} issues={issues} />
      </th>
      {columns.map((column, at) => {
        const isChosen = answer.some((value) => isSameValue(value, column.value));
        if (isClosed) {
          return (
            <td key={at} data-chosen={isChosen || undefined}>
              {isChosen && <span class="vf-tick" role="img" aria-label={text.form.chosen(column.words)} />}
            </td>
          );
        }
        if (!offers(state, column)) {
          return (
            <td key={at}>
              <span class="v-hidden">{text.form.notOffered}</span>
            </td>
          );
        }
        const wasChosen = before.some((value) => isSameValue(value, column.value));
        return (
          <td key={at} data-chosen={isChosen || undefined}>
            <label class="vf-pick">
              <input
                type={isOne ? 'radio' : 'checkbox'}
                name={id}
                checked={isChosen}
                aria-labelledby={`${id}q ${columnIds}c${at}${wasChosen ? ` ${id}l` : ''}`}
                aria-describedby={describedBy}
                aria-invalid={isOne ? undefined : isInvalid}
                onChange={({ currentTarget }) => choose(column.value, currentTarget.checked)}
                onKeyDown={takeBack}
              />
              {wasChosen && (
                <span class="vf-sist" id={`${id}l`}>
                  {text.form.lastOn(toPreviousDay(previous, today, text))}
                </span>
              )}
            </label>
          </td>
        );
      })}
      {hasOther && (
        <td>
          {isOpenRow(state) && (
            <OtherCell
              answer={answer}
              columns={columns}
              isOne={isOne}
              isClosed={isClosed}
              labelledBy={`${id}q ${columnIds}other`}
              describedBy={describedBy}
              put={(next) => put(path, next)}
            />
          )}
        </td>
      )}
      {!readOnly && (
        <td class="vf-row-end">
          {!isClosed && (
            <button
              type="button"
              class="ds-button vf-row-remove"
              data-variant="tertiary"
              aria-label={`${text.form.clear}: ${name}`}
              hidden={answer.length === 0}
              onClick={() => put(path, [])}
            />
          )}
        </td>
      )}
    </tr>
  );
}

/** In the columns' order, however they were tapped: the same choice is then the same answer. */
function inOrder(
  answer: readonly QuestionnaireResponseAnswer[],
  columns: readonly AnswerColumn[],
): readonly QuestionnaireResponseAnswer[] {
  const place = (value: QuestionnaireResponseAnswer) => {
    const at = columns.findIndex((column) => isSameValue(column.value, value));
    return at < 0 ? columns.length : at;
  };
  return answer.toSorted((one, other) => place(one) - place(other));
}
