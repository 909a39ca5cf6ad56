import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useFirstText } from '../text/use-text.ts';
import './screen.css';

type Props = {
  readonly title: string;
  /** For the browser's tab and history: never a person's name. The title when left out. */
  readonly documentTitle?: string;
  readonly lead?: ComponentChildren;
  readonly children?: ComponentChildren;
};

/** One screen: its heading takes the focus after navigation (`AppShell`). */
export function Screen({ title, documentTitle = title, lead, children }: Props) {
  const { common } = useFirstText();
  useEffect(() => {
    document.title = `${documentTitle} – ${common.appName}`;
  }, [documentTitle, common.appName]);
  return (
    <main id="innhold" class="v-screen">
      <header class="v-screen__header">
        <h1 class="ds-heading" data-size="lg" tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <div class="v-screen__lead">{lead}</div>}
      </header>
      {children}
    </main>
  );
}
