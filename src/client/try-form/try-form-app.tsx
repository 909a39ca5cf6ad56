import { render } from 'preact';
import { applyAppearance } from '#client/appearance/apply-appearance.ts';
import { loadPreferences } from '#client/appearance/preferences.ts';
import { loadMessages } from '#client/text/load-messages.ts';
import { TextContext } from '#client/text/use-text.ts';
import { fetchForm } from './fetch-form.ts';
import { loadTryFormText } from './load-try-form-text.ts';
import { TryFormPage } from './try-form-page.tsx';

/**
 * `/prov`: tries a FHIR Questionnaire on the phone. No log-in, no store, no router; nothing leaves the page.
 * Called by `main.tsx` with the element to draw in.
 */
export async function startTryForm(root: HTMLElement): Promise<void> {
  const preferences = loadPreferences();
  applyAppearance(preferences);
  const address = new URLSearchParams(location.search).get('q');
  // The form is on its way while the words are: on a slow line that is half the waiting.
  const asked = address === null ? null : fetchForm(address);
  const { language } = preferences;
  const [messages, words] = await Promise.all([loadMessages(language), loadTryFormText(language)]);
  document.title = `${words.title} · ${messages.common.appName}`;
  render(
    <TextContext.Provider value={{ language, messages }}>
      <TryFormPage words={words} asked={asked} />
    </TextContext.Provider>,
    root,
  );
}
