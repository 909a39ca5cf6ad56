import { options, type VNode } from 'preact';

const fields = new Set<unknown>(['input', 'textarea', 'select']);

/**
 * Tells the browser to remember nothing of what is typed. Without it Chromium writes the text of every field into its
 * files for restoring tabs, in the open, beside a vault where the same words lie sealed. Here once, because one field
 * that somebody forgets would be enough.
 */
export function forgetTypedText(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode) => {
    if (fields.has(vnode.type)) Object.assign(vnode.props, { autocomplete: 'off' });
    before?.(vnode);
  };
}
