import { useEffect, useState } from 'preact/hooks';

/** Chromium's offer to put the app on the home screen; other browsers have only their menu. */
type InstallPrompt = Event & { readonly prompt: () => Promise<void> };

const isInstallPrompt = (event: Event): event is InstallPrompt => 'prompt' in event;

export function useInstall() {
  const [prompt, setPrompt] = useState<InstallPrompt | null>(null);
  const [isInstalled, setInstalled] = useState(() => matchMedia('(display-mode: standalone)').matches);
  useEffect(() => {
    const offered = (event: Event) => {
      if (!isInstallPrompt(event)) return;
      event.preventDefault();
      setPrompt(event);
    };
    const installed = () => {
      setInstalled(true);
      setPrompt(null);
    };
    addEventListener('beforeinstallprompt', offered);
    addEventListener('appinstalled', installed);
    return () => {
      removeEventListener('beforeinstallprompt', offered);
      removeEventListener('appinstalled', installed);
    };
  }, []);
  return { isInstalled, offer: prompt && (() => void prompt.prompt()) };
}
