import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './section.css';

type Props = {
  readonly title: string;
  /** Beside the heading: a count. */
  readonly count?: number;
  readonly children: ComponentChildren;
};

export function Section({ title, count, children }: Props) {
  const id = useId();
  return (
    <section class="v-section" aria-labelledby={id}>
      <h2 id={id} class="v-section__title">
        {title}
        {count !== undefined && <span class="v-section__count">{count}</span>}
      </h2>
      {children}
    </section>
  );
}
