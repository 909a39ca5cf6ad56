import './ui/theme/index.css';
import { applyAppearance, followPhoneTheme } from './appearance/apply-appearance.ts';
import { loadPreferences, type Preferences } from './appearance/preferences.ts';
import { loadMessages } from './text/load-messages.ts';
import { fetchForm } from './try-form/fetch-form.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

// What is shown next is asked for first: reading what was chosen on this phone waits for the browser's own process.
const start = toStart(root);
const preferences = loadPreferences();
applyAppearance(preferences);
await start(preferences);

type Start = (preferences: Preferences) => Promise<void>;

function toStart(element: HTMLElement): Start {
  // Trying a form needs neither router nor store, and is measured against renderers that have none.
  if (location.pathname === '/prov') {
    const address = new URLSearchParams(location.search).get('q');
    const asked = address === null ? null : fetchForm(address);
    const app = import('./try-form/try-form-app.tsx');
    return async (chosen) => {
      // All at once: one that waited for another would show on a slow phone.
      const [{ startTryForm }, messages] = await Promise.all([app, loadMessages(chosen.language)]);
      await startTryForm(element, { language: chosen.language, messages }, asked);
      followPhoneTheme(() => applyAppearance(chosen));
    };
  }
  if (location.pathname === '/galleri' && (import.meta.env.DEV || import.meta.env.MODE === 'preview')) {
    const gallery = import('./gallery/start-gallery.tsx');
    return async (chosen) => (await gallery).startGallery(element, chosen.language);
  }
  const app = import('./start-app.tsx');
  return async (chosen) => (await app).startApp(element, chosen);
}
