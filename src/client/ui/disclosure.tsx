import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './disclosure.css';

type Props = {
  readonly title: string;
  readonly open?: boolean;
  /** A long list is not drawn before somebody wants to see it. */
  readonly long?: boolean;
  readonly children: ComponentChildren;
};

/** What is needed now and then lies folded. */
export function Disclosure({ title, open = false, long = false, children }: Props) {
  const [wasOpened, setOpened] = useState(open);
  return (
    <details
      class="v-disclosure"
      open={open}
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary class="v-disclosure__summary">
        <span>{title}</span>
        <Icon of="down" />
      </summary>
      <div class="v-disclosure__content">{(wasOpened || !long) && children}</div>
    </details>
  );
}
