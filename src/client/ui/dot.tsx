import './dot.css';

/** Filled amber: overdue. A ring: to be done. The words beside say the same. */
export function Dot({ kind }: { readonly kind: 'overdue' | 'open' }) {
  return <span class="v-dot" data-kind={kind} aria-hidden="true" />;
}
