import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { InstallOffer } from './install-offer.ts';

export const InstallContext = createContext<InstallOffer | null>(null);

/** Whether the app runs from the home screen, and how to offer it where the browser can. */
export function useInstall() {
  const installOffer = useContext(InstallContext);
  const [, redraw] = useState(0);
  useEffect(() => installOffer?.subscribe(() => redraw((count) => count + 1)), [installOffer]);
  return {
    isInstalled: matchMedia('(display-mode: standalone)').matches,
    offer: installOffer?.current() ?? null,
  };
}
