import { useCanGoBack, useRouter, useLocation } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import { useFirstText } from '../text/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import './top-bar.css';

/** Always in the same place: the way back on the left, what is delivered on the right. */
export function TopBar({ children }: { readonly children?: ComponentChildren }) {
  const { common } = useFirstText();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const { pathname } = useLocation();
  const isBelow = pathname.split('/').length > 2;
  const goBack = () => {
    if (canGoBack) router.history.back();
    else void router.navigate({ to: addresses.today });
  };
  return (
    <header class="v-top-bar">
      <div class="v-top-bar__inner">
        {isBelow ? (
          <button type="button" class="v-top-bar__back" onClick={goBack}>
            <Icon of="back" />
            <span>{common.back}</span>
          </button>
        ) : (
          <span class="v-top-bar__name">
            <Mark size={28} />
            <span>{common.appName}</span>
          </span>
        )}
        {children}
      </div>
    </header>
  );
}
