import { render } from 'preact';
import { AppearanceProvider } from './appearance/appearance-provider.tsx';
import type { Preferences } from './appearance/preferences.ts';
import { App } from './app.tsx';
import { createDeviceController } from './device/device-controller.ts';
import { forgetTypedText } from './device/forget-typed-text.ts';
import { createInstallOffer } from './device/install-offer.ts';
import { registerServiceWorker } from './device/register-service-worker.ts';
import { InstallContext } from './device/use-install.ts';
import { createAppRouter } from './router.tsx';
import { UpdateProvider } from './shell/update-provider.tsx';
import { loadFirstMessages } from './text/load-messages.ts';

/** Builds what lives as long as the page does, and draws the app. */
export async function startApp(root: HTMLElement, preferences: Preferences): Promise<void> {
  forgetTypedText();
  const controller = createDeviceController();
  const router = createAppRouter();
  const installOffer = createInstallOffer();
  const opened = controller.start();
  const messages = await loadFirstMessages(preferences.language);
  render(
    <AppearanceProvider preferences={preferences} messages={messages}>
      <UpdateProvider register={registerServiceWorker}>
        <InstallContext.Provider value={installOffer}>
          <App controller={controller} router={router} />
        </InstallContext.Provider>
      </UpdateProvider>
    </AppearanceProvider>,
    root,
  );
  await opened;
}
