import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Props = {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly color?: 'accent' | 'neutral' | 'danger';
  readonly icon?: IconName;
  /** On a phone the primary action is as wide as the column. */
  readonly wide?: boolean;
  readonly busy?: boolean;
  /** Said instead of the visible words, which it begins with: what this one of several alike is about. */
  readonly label?: string;
};

export function Button({
  children,
  onClick,
  type = 'button',
  variant = 'primary',
  color = 'accent',
  icon,
  wide = false,
  busy = false,
  label,
}: Props) {
  return (
    <button
      type={type}
      class="ds-button"
      data-variant={variant}
      data-color={color}
      data-fullwidth={wide ? '' : undefined}
      aria-label={label}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}
