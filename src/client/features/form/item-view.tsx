import { DisplayView } from './display-view.tsx';
import type { ItemProps } from './form-scope.ts';
import { GroupView } from './group-view.tsx';
import { ItemList } from './item-list.tsx';
import { isFramePart, isWords } from './item-text.ts';
import { QuestionView } from './question-view.tsx';
import { useItem } from './use-item.ts';

/** Any item, when it is to be seen now. */
export function ItemView({ path, allowance, level, repeat }: ItemProps) {
  const state = useItem(path);
  if (!state || !state.enabled || state.hidden) return null;
  if (state.item.type === 'group')
    return <GroupView state={state} allowance={allowance} level={level} repeat={repeat} />;
  if (isWords(state.item)) return <DisplayView state={state} />;
  const hasItems = state.item.item?.some((child) => !isFramePart(child)) ?? false;
  return (
    <>
      <QuestionView state={state} />
      {hasItems && (
        <div class="vf-nested">
          <ItemList parent={path} allowance={allowance} level={level} />
        </div>
      )}
    </>
  );
}
