import type { ComponentChildren } from 'preact';
import './empty.css';

type Props = {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
};

/** Where nothing is yet: what will come, and the first step. */
export function Empty({ title, children, action }: Props) {
  return (
    <div class="v-empty">
      <p class="v-empty__title">{title}</p>
      {children !== undefined && <p class="v-quiet">{children}</p>}
      {action !== undefined && <div class="v-actions">{action}</div>}
    </div>
  );
}
