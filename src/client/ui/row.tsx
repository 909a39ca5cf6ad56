import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { RowLink } from './row-link.tsx';
import './row.css';

type Props = {
  readonly to?: string;
  /** A shape that means something; the words say the same. */
  readonly lead?: ComponentChildren;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly end?: ComponentChildren;
  /** A button of its own beside what the row leads to. */
  readonly action?: ComponentChildren;
  /** Opens something here, instead of leading away. */
  readonly onPress?: (() => void) | undefined;
  /** Called as it is followed. */
  readonly onOpen?: (() => void) | undefined;
};

/** One line of a list: what it is, what is to be said about it, and where it leads. */
export function Row({ to, lead, title, children, end, action, onPress, onOpen }: Props) {
  const content = (
    <>
      {lead !== undefined && <span class="v-row__lead">{lead}</span>}
      <span class="v-row__content">
        <span class="v-row__main">
          <span class="v-row__title">{title}</span>
          {children !== undefined && <span class="v-row__more">{children}</span>}
        </span>
        {end !== undefined && <span class="v-row__end">{end}</span>}
      </span>
      {(to !== undefined || onPress) && action === undefined && (
        <span class="v-row__forward">
          <Icon of="forward" size={22} />
        </span>
      )}
    </>
  );
  return (
    <li class="v-row" data-action={action === undefined ? undefined : ''}>
      {to === undefined && onPress && (
        <button type="button" class="v-row__body" aria-haspopup="dialog" onClick={onPress}>
          {content}
        </button>
      )}
      {to === undefined && !onPress && <div class="v-row__body">{content}</div>}
      {to !== undefined && (
        <RowLink to={to} onOpen={onOpen}>
          {content}
        </RowLink>
      )}
      {action}
    </li>
  );
}

export function Rows({ children, label }: { readonly children: ComponentChildren; readonly label?: string }) {
  return (
    <ul class="v-rows" aria-label={label}>
      {children}
    </ul>
  );
}
