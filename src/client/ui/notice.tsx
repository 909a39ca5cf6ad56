import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import './notice.css';

type Props = {
  readonly color: 'neutral' | 'accent' | 'warning' | 'danger';
  readonly icon?: IconName;
  readonly role?: 'status' | 'alert';
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
};

/** A calm band: what is going on and, when there is one, the next step. */
export function Notice({ color, icon = 'information', role, children, action }: Props) {
  return (
    <div class="v-notice" data-color={color} role={role}>
      <Icon of={icon} />
      <div class="v-notice__text">{children}</div>
      {action && <div class="v-notice__action">{action}</div>}
    </div>
  );
}
