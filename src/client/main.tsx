import './ui/theme/index.css';
import { applyAppearance, followPhoneTheme } from './appearance/apply-appearance.ts';
import { loadPreferences } from './appearance/preferences.ts';
import { loadMessages } from './text/load-messages.ts';
import { fetchForm } from './try-form/fetch-form.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

const preferences = loadPreferences();
applyAppearance(preferences);

// Trying a form needs neither router nor store, and is measured against renderers that have none.
if (location.pathname === '/prov') {
  const address = new URLSearchParams(location.search).get('q');
  const asked = address === null ? null : fetchForm(address);
  // All at once: one that waited for another would show on a slow phone.
  const [{ startTryForm }, messages] = await Promise.all([
    import('./try-form/try-form-app.tsx'),
    loadMessages(preferences.language),
  ]);
  await startTryForm(root, { language: preferences.language, messages }, asked);
  followPhoneTheme(() => applyAppearance(preferences));
} else if (location.pathname === '/galleri' && (import.meta.env.DEV || import.meta.env.MODE === 'preview')) {
  const { startGallery } = await import('./gallery/start-gallery.tsx');
  await startGallery(root, preferences.language);
} else {
  const { startApp } = await import('./start-app.tsx');
  await startApp(root, preferences);
}
