import { render } from 'preact';
import type { TextValue } from '#client/text/use-text.ts';
import { WithLoadedText } from '#client/text/with-text.tsx';
import type { FetchedForm } from './fetch-form.ts';
import { TryFormPage } from './try-form-page.tsx';

/** So long nothing is shown but what stays: a form that comes at once is not announced by a screen of waiting. */
const patienceMs = 200;

/**
 * `/prov`: tries a FHIR Questionnaire on the phone. No log-in, no store, no router; nothing leaves the page.
 * Called by `main.tsx` with the element to draw in, the words, and the form that `?q=` asked for, which is on its way
 * while this module is.
 */
export async function startTryForm(
  root: HTMLElement,
  { language, messages }: TextValue,
  asked: Promise<FetchedForm> | null,
): Promise<void> {
  const { tryForm: words } = messages;
  const patience = new Promise<'waiting'>((resolve) => {
    setTimeout(() => resolve('waiting'), patienceMs);
  });
  const first = await (asked && Promise.race([asked, patience]));
  document.title = `${words.title} · ${messages.common.appName}`;
  const draw = (fetched: FetchedForm | 'waiting' | null) =>
    render(
      <WithLoadedText language={language} messages={messages}>
        <TryFormPage key={fetched === 'waiting' ? 'waiting' : 'open'} words={words} asked={fetched} />
      </WithLoadedText>,
      root,
    );
  draw(first);
  if (first === 'waiting' && asked) draw(await asked);
}
