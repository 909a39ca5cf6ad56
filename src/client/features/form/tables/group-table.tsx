import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { useForm } from '../form-scope.ts';
import { Help } from '../help.tsx';
import { isFramePart, toItemText, toPlainText } from '../item-text.ts';
import { RichText } from '../rich-text.tsx';
import { useChildren, useItem } from '../use-item.ts';
import { BesideRow } from './beside-row.tsx';
import { ColumnHeading } from './column-heading.tsx';
import { isBesideColumns, isColumn, QuestionCells } from './question-cells.tsx';
import { TableFrame } from './table-frame.tsx';
import type { TableProps } from './table-props.ts';

/** `grid`: a row for each group below, a column for each question in them. Cells may be missing in a row. */
export function GroupTable({ path, labelledBy, level }: TableProps) {
  const { session, text } = useForm();
  const rows = useChildren(path).flatMap((child) => {
    const item = session.item(child)?.item;
    return item && !isFramePart(item) ? [{ path: child, item }] : [];
  });
  const nameOf = (item: QuestionnaireItem): string => toPlainText(item, text.language) || item.linkId;
  const columns = new Map<string, QuestionnaireItem>();
  for (const row of rows) {
    for (const child of row.item.type === 'group' ? session.children(row.path) : []) {
      const state = session.item(child);
      if (!state || state.hidden || !isColumn(state.item)) continue;
      // What is asked in several rows is one column: told by its words, as each row has linkIds of its own.
      if (!columns.has(nameOf(state.item))) columns.set(nameOf(state.item), state.item);
    }
  }
  const names = [...columns.keys()];
  return (
    <TableFrame labelledBy={labelledBy} columns={names.length}>
      <thead>
        <tr>
          <th scope="col">
            <span class="v-hidden">{text.form.rowNumber}</span>
          </th>
          {[...columns.values()].map((item) => (
            <ColumnHeading key={item.linkId} item={item} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          row.item.type === 'group' ? (
            <GroupRow key={row.path} path={row.path} names={names} nameOf={nameOf} level={level} />
          ) : (
            <BesideRow key={row.path} path={row.path} width={names.length + 1} level={level} />
          ),
        )}
      </tbody>
    </TableFrame>
  );
}

type RowProps = {
  readonly path: string;
  readonly names: readonly string[];
  readonly nameOf: (item: QuestionnaireItem) => string;
  readonly level: number;
};

function GroupRow({ path, names, nameOf, level }: RowProps) {
  const { session, text, readOnly } = useForm();
  const state = useItem(path);
  const children = useChildren(path);
  if (!state || !state.enabled || state.hidden) return null;
  const items = children.flatMap((child) => {
    const item = session.item(child)?.item;
    return item ? [{ path: child, item }] : [];
  });
  const beside = items.filter(({ item }) => isBesideColumns(item));
  return (
    <>
      <tr data-link-id={state.item.linkId} data-path={path}>
        <th scope="row">
          <RichText text={toItemText(state, text.language)} beside={state.item._text} inline />
          {!readOnly && <Help item={state.item} />}
        </th>
        <QuestionCells
          paths={names.map((name) => items.find(({ item }) => isColumn(item) && nameOf(item) === name)?.path)}
          level={level}
        />
      </tr>
      {beside.map((one) => (
        <BesideRow key={one.path} path={one.path} width={names.length + 1} level={level} />
      ))}
    </>
  );
}
