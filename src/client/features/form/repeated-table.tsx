import { useId } from 'preact/hooks';
import { useForm } from './form-scope.ts';
import { Help } from './help.tsx';
import { toItemText } from './item-text.ts';
import { RichText } from './rich-text.tsx';
import { toHeadingTag } from './heading-tag.ts';
import { useItem } from './use-item.ts';

type Props = {
  /** Every repeat of one group, none of them missing. */
  readonly paths: readonly string[];
  readonly level: number;
  readonly onRemove: (path: string, name: string) => void;
};

/** A group that repeats, as one table under one heading instead of a card for each repeat. */
export function RepeatedTable({ paths, level, onRemove }: Props) {
  const { tables, text } = useForm();
  const id = useId();
  const state = useItem(paths[0] ?? '');
  if (!tables || !state || !state.enabled || state.hidden) return null;
  const { item } = state;
  const name = toItemText(state, text.language);
  const Heading = toHeadingTag(level);
  return (
    <div class="vf-group" role="group" aria-labelledby={name === '' ? undefined : id}>
      {name !== '' && (
        <Heading class="vf-heading" id={id}>
          {item.prefix && <span class="vf-prefix">{`${item.prefix} `}</span>}
          <RichText text={name} beside={item._text} inline />
        </Heading>
      )}
      <Help item={item} />
      <tables.RepeatTable
        paths={paths}
        labelledBy={name === '' ? undefined : id}
        level={name === '' ? level : level + 1}
        onRemove={onRemove}
      />
    </div>
  );
}
