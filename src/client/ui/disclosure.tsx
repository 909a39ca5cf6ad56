import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './disclosure.css';

type Props = { readonly title: string; readonly open?: boolean; readonly children: ComponentChildren };

/** What is needed now and then lies folded. */
export function Disclosure({ title, open = false, children }: Props) {
  return (
    <details class="v-disclosure" open={open}>
      <summary class="v-disclosure__summary">
        <span>{title}</span>
        <Icon of="down" />
      </summary>
      <div class="v-disclosure__content">{children}</div>
    </details>
  );
}
