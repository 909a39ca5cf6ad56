import { useForm } from '../form-scope.ts';
import { extensionNumber } from '../extensions.ts';
import { toItemText } from '../item-text.ts';
import { useChildren, useItem } from '../use-item.ts';
import { BesideRow } from './beside-row.tsx';
import { ColumnHeading } from './column-heading.tsx';
import { isBesideColumns, isColumn, QuestionCells } from './question-cells.tsx';
import { TableFrame } from './table-frame.tsx';

type Props = {
  /** Each repeat of the group; the group itself when it does not repeat. */
  readonly paths: readonly string[];
  readonly labelledBy: string | undefined;
  readonly level: number;
  /** Takes one repeat away, by its path and the words for it; absent when the group does not repeat. */
  readonly onRemove?: (path: string, name: string) => void;
};

/** `gtable`: a column for each question and a row for each repeat. */
export function RepeatTable({ paths, labelledBy, level, onRemove }: Props) {
  const { session, text, readOnly } = useForm();
  const [first] = paths;
  const group = useItem(first ?? '');
  if (first === undefined || !group) return null;
  const columns = session.children(first).flatMap((path) => {
    const state = session.item(path);
    return state && isColumn(state.item) && !state.hidden ? [state.item] : [];
  });
  const isNumbered = onRemove !== undefined && group.item.repeats === true;
  const least = Math.max(1, extensionNumber(group.item, 'minOccurs') ?? 0);
  const mayRemove = isNumbered && !readOnly && !group.readOnly && paths.length > least;
  return (
    <TableFrame labelledBy={labelledBy} columns={columns.length}>
      <thead>
        <tr>
          {isNumbered && (
            <th scope="col" class="vf-row-number">
              <span class="v-hidden">{text.form.rowNumber}</span>
            </th>
          )}
          {columns.map((item) => (
            <ColumnHeading key={item.linkId} item={item} />
          ))}
          {mayRemove && (
            <th scope="col">
              <span class="v-hidden">{text.form.removeRow}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {paths.map((path, at) => (
          <RepeatRow
            key={path}
            path={path}
            at={isNumbered ? at : null}
            linkIds={columns.map(({ linkId }) => linkId)}
            level={level}
            remove={mayRemove && onRemove ? (name) => onRemove(path, name) : null}
          />
        ))}
      </tbody>
    </TableFrame>
  );
}

type RowProps = {
  readonly path: string;
  /** Place among the repeats; null when there is but one. */
  readonly at: number | null;
  readonly linkIds: readonly string[];
  readonly level: number;
  readonly remove: ((name: string) => void) | null;
};

function RepeatRow({ path, at, linkIds, level, remove }: RowProps) {
  const { session, text } = useForm();
  const state = useItem(path);
  const children = useChildren(path);
  if (!state || !state.enabled || state.hidden) return null;
  const items = children.flatMap((child) => {
    const item = session.item(child)?.item;
    return item ? [{ path: child, item }] : [];
  });
  const beside = items.filter(({ item }) => isBesideColumns(item));
  const name = text.form.repeatName(toItemText(state, text.language), (at ?? 0) + 1);
  return (
    <>
      <tr data-link-id={state.item.linkId} data-path={path}>
        {at !== null && (
          <th scope="row" class="vf-row-number">
            {at + 1}
          </th>
        )}
        <QuestionCells
          paths={linkIds.map((linkId) => items.find(({ item }) => item.linkId === linkId)?.path)}
          level={level}
        />
        {remove && (
          <td class="vf-row-end">
            <button
              type="button"
              class="ds-button vf-row-remove"
              data-variant="tertiary"
              aria-label={text.form.removeRepeat(name)}
              onClick={() => remove(name)}
            />
          </td>
        )}
      </tr>
      {beside.map((one) => (
        <BesideRow
          key={one.path}
          path={one.path}
          width={linkIds.length + (at === null ? 0 : 1) + (remove ? 1 : 0)}
          level={level}
        />
      ))}
    </>
  );
}
