import type { ComponentChildren } from 'preact';
import { Screen } from './screen.tsx';
import './plain-page.css';

type Props = { readonly title: string; readonly text: string; readonly children?: ComponentChildren };

/** What happened, what it means, and what to do: one heading, one paragraph, the next step. */
export function PlainPage({ title, text, children }: Props) {
  return (
    <Screen title={title}>
      <p class="ds-paragraph">{text}</p>
      <div class="v-plain-page__actions">{children}</div>
    </Screen>
  );
}
