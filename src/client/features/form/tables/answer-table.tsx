import { useId } from 'preact/hooks';
import { useForm } from '../form-scope.ts';
import { isFramePart } from '../item-text.ts';
import { ItemList } from '../item-list.tsx';
import { RichText } from '../rich-text.tsx';
import { useChildren } from '../use-item.ts';
import { isAnswerRow, isOpenRow, useAnswerColumns } from './answer-columns.ts';
import { AnswerRow } from './answer-row.tsx';
import { BesideRow } from './beside-row.tsx';
import { TableFrame } from './table-frame.tsx';
import type { TableProps } from './table-props.ts';

/** `table`: a row for each question and a column for each answer. Stays a list when the answers are no columns. */
export function AnswerTable({ path, labelledBy, level }: TableProps) {
  const { session, text, readOnly } = useForm();
  const id = useId();
  const paths = useChildren(path);
  const columns = useAnswerColumns(paths);
  if (!columns) return <ItemList parent={path} allowance={Number.POSITIVE_INFINITY} level={level} />;
  const rows = paths.flatMap((child) => {
    const state = session.item(child);
    return state && !state.hidden && !isFramePart(state.item) ? [state] : [];
  });
  const isOpen = rows.some((state) => isAnswerRow(state) && isOpenRow(state));
  const width = 1 + columns.length + (isOpen ? 1 : 0) + (readOnly ? 0 : 1);
  return (
    <TableFrame labelledBy={labelledBy} columns={columns.length + (isOpen ? 2 : 0)} isAnswers>
      <thead>
        <tr>
          <th scope="col">
            <span class="v-hidden">{text.form.question}</span>
          </th>
          {columns.map(({ words, beside }, at) => (
            <th key={at} scope="col" id={`${id}c${at}`}>
              <RichText text={words} beside={beside} inline />
            </th>
          ))}
          {isOpen && (
            <th scope="col" class="vf-other-column" id={`${id}other`}>
              {text.form.otherAnswer}
            </th>
          )}
          {!readOnly && (
            <th scope="col" class="vf-row-end">
              <span class="v-hidden">{text.form.clear}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((state) =>
          isAnswerRow(state) ? (
            <AnswerRow
              key={state.path}
              path={state.path}
              columns={columns}
              columnIds={id}
              hasOther={isOpen}
              width={width}
              level={level}
            />
          ) : (
            <BesideRow key={state.path} path={state.path} width={width} level={level} />
          ),
        )}
      </tbody>
    </TableFrame>
  );
}
