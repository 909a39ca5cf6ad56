import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { QuestionnaireItem, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { useForm, type ItemProps } from './form-scope.ts';
import { isFramePart } from './item-text.ts';
import { createLeafCounter } from './leaves.ts';
import { AddRepeat, Removed } from './repeat-actions.tsx';
import { RepeatedTable } from './repeated-table.tsx';
import { toTableKind } from './tables/table-kind.ts';
import { RunningTotal } from './running-total.tsx';
import { useChildren } from './use-item.ts';

type Undo = {
  readonly linkId: string;
  readonly name: string;
  readonly response: QuestionnaireResponse;
  readonly changes: readonly AnswerChange[];
};

type Props = Pick<ItemProps, 'allowance' | 'level'> & {
  readonly parent: string | null;
  readonly accepts?: (item: QuestionnaireItem) => boolean;
};

/** The items below one path. An item that stays as it was keeps its vnode, so Preact does not look at it again. */
export function ItemList({ parent, allowance, level, accepts }: Props) {
  const { session, report, Item, resultPaths, tables } = useForm();
  const paths = useChildren(parent);
  const kept = useRef(new Map<string, VNode>());
  const leavesOf = useRef(createLeafCounter()).current;
  const [undo, setUndo] = useState<Undo | null>(null);

  const items = paths.flatMap((path) => {
    const item = session.item(path)?.item;
    return item && (parent === null || !isFramePart(item)) && (accepts?.(item) ?? true)
      ? [{ path, item }]
      : [];
  });
  const drawn: VNode[] = [];
  const next = new Map<string, VNode>();
  let left = allowance;

  const remove = (path: string, linkId: string) => (name: string) => {
    const response = session.response();
    const changes = session.removeRepeat(path);
    setUndo({ linkId, name, response, changes });
    report(changes);
  };

  for (const [at, { path, item }] of items.entries()) {
    if (left <= 0) break;
    const leaves = leavesOf(item);
    const given = leaves <= left ? Number.POSITIVE_INFINITY : left;
    left -= leaves;
    const isRepeated = item.type === 'group' && item.repeats === true;
    const family = isRepeated ? items.filter((other) => other.item.linkId === item.linkId) : [];
    const index = family.findIndex((other) => other.path === path);
    if (tables && isRepeated && toTableKind(item) === 'repeats') {
      if (index === 0) {
        drawn.push(
          <RepeatedTable
            key={`${item.linkId} table`}
            paths={family.map((one) => one.path)}
            level={level}
            onRemove={(gone, name) => remove(gone, item.linkId)(name)}
          />,
        );
      }
    } else {
      const key = `${path} ${given} ${index} ${family.length}`;
      const repeat = { index, count: family.length, onRemove: remove(path, item.linkId) };
      const vnode = kept.current.get(key) ?? (
        <Item key={path} path={path} allowance={given} level={level} {...(isRepeated ? { repeat } : {})} />
      );
      next.set(key, vnode);
      drawn.push(vnode);
    }
    if (!isRepeated) continue;
    if (items[at + 1]?.item.linkId === item.linkId || left < 0) continue;
    if (undo?.linkId === item.linkId) {
      drawn.push(<Removed key={`${item.linkId} removed`} {...undo} onDone={() => setUndo(null)} />);
    }
    drawn.push(<AddRepeat key={`${item.linkId} add`} path={path} count={family.length} />);
  }
  kept.current = next;
  if (parent !== null || resultPaths.length === 0) return <>{drawn}</>;
  const isResult = ({ props }: VNode<{ readonly path?: string }>) =>
    props.path !== undefined && resultPaths.includes(props.path);
  const at = drawn.findIndex(isResult);
  // One list, whether the total is drawn yet or not: in another shape every field would be made anew, and the one
  // she writes in would lose the keyboard.
  if (at >= 0) {
    const total = <RunningTotal key="result">{drawn.filter(isResult)}</RunningTotal>;
    drawn.splice(at, drawn.length - at, total, ...drawn.slice(at).filter((vnode) => !isResult(vnode)));
  }
  return <>{drawn}</>;
}
