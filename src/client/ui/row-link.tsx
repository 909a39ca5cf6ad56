import { useRouter } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';

type Props = {
  readonly to: string;
  readonly onOpen?: (() => void) | undefined;
  readonly children: ComponentChildren;
};

/**
 * A link in a list. The router's own follows where one is and works out its address anew each time: of what a key in the
 * search waited for on a slow phone, that was most.
 */
export function RowLink({ to, onOpen, children }: Props) {
  const router = useRouter();
  // The screen's chunk is fetched while the finger is still on its way up.
  const preload = () => void router.preloadRoute({ to });
  return (
    <a
      href={to}
      class="v-row__body"
      onTouchStart={preload}
      onMouseEnter={preload}
      onClick={(event) => {
        onOpen?.();
        const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (event.defaultPrevented || event.button !== 0 || isElsewhere) return;
        event.preventDefault();
        void router.navigate({ to });
      }}
    >
      {children}
    </a>
  );
}
