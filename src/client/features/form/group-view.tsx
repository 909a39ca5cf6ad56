import { useId, useState } from 'preact/hooks';
import type { ItemState } from '#domain/forms/form-session.ts';
import { extensionNumber, extensionText, hasControl } from './extensions.ts';
import { useForm, type Repeat } from './form-scope.ts';
import { toHeadingTag } from './heading-tag.ts';
import { Help } from './help.tsx';
import { IssueText } from './issue-text.tsx';
import { ItemList } from './item-list.tsx';
import { toItemText } from './item-text.ts';
import { RichText } from './rich-text.tsx';
import { toTableKind } from './tables/table-kind.ts';
import { useCalmIssues } from './use-calm-issues.ts';

type Props = {
  readonly state: ItemState;
  readonly allowance: number;
  readonly level: number;
  readonly repeat?: Repeat | undefined;
};

const layoutOf = ({ item }: ItemState): string | undefined =>
  (['gtable', 'table', 'htable', 'grid', 'header', 'footer'] as const).find((code) => hasControl(item, code));

/** A section with its heading; a card with its number when it repeats; folded when the form says so. */
export function GroupView({ state, allowance, level, repeat }: Props) {
  const { text, readOnly, session, tables } = useForm();
  const id = useId();
  const { item, path } = state;
  const own = toItemText(state, text.language);
  const name = repeat && repeat.count > 1 ? text.form.repeatName(own, repeat.index + 1) : own;
  const { issues } = useCalmIssues(state, name, false);
  const folds =
    extensionText(item, 'collapsible') ?? (hasControl(item, 'collapsible') ? 'default-closed' : null);
  const [isOpen, setOpen] = useState(folds !== 'default-closed');
  const Heading = toHeadingTag(level);
  const mayRemove =
    repeat !== undefined &&
    !readOnly &&
    !state.readOnly &&
    repeat.count > Math.max(1, extensionNumber(item, 'minOccurs') ?? 0);

  const heading =
    name === '' ? null : (
      <Heading class="vf-heading" id={id}>
        {item.prefix && <span class="vf-prefix">{`${item.prefix} `}</span>}
        <RichText text={name} beside={item._text} inline />
      </Heading>
    );
  const content = () => {
    const below = name === '' ? level : level + 1;
    const kind = tables && !repeat && toTableKind(item);
    if (!tables || !kind) return <ItemList parent={path} allowance={allowance} level={below} />;
    const table = { path, labelledBy: heading ? id : undefined, level: below };
    switch (kind) {
      case 'answers':
        return <tables.AnswerTable {...table} />;
      case 'groups':
        return <tables.GroupTable {...table} />;
      case 'repeats':
        return <tables.RepeatTable {...table} paths={[path]} />;
    }
  };
  const body = (
    <>
      <Help item={item} />
      <IssueText id={`${id}e`} issues={issues} />
      {content()}
    </>
  );
  return (
    <div
      class={repeat ? 'vf-group vf-card' : 'vf-group'}
      data-link-id={item.linkId}
      data-path={path}
      data-layout={layoutOf(state)}
      role="group"
      aria-labelledby={heading ? id : undefined}
      aria-describedby={issues.length > 0 ? `${id}e` : undefined}
    >
      {folds && heading ? (
        <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary class="vf-fold">{heading}</summary>
          {(isOpen || session.children(path).length < 40) && body}
        </details>
      ) : (
        <>
          {heading}
          {body}
        </>
      )}
      {mayRemove && (
        <button
          type="button"
          class="ds-button vf-remove"
          data-variant="tertiary"
          onClick={() => repeat.onRemove(name)}
        >
          {text.form.removeRepeat(name)}
        </button>
      )}
    </div>
  );
}
