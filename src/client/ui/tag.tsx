import type { ComponentChildren } from 'preact';
import './tag.css';

type Props = {
  readonly color: 'neutral' | 'warning' | 'danger' | 'success';
  readonly children: ComponentChildren;
};

export function Tag({ color, children }: Props) {
  return (
    <span class="v-tag" data-color={color}>
      {children}
    </span>
  );
}
