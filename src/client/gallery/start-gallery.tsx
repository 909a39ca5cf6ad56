import { render } from 'preact';
import { loadMessages } from '#client/text/load-messages.ts';
import { isLanguage, type Language } from '#client/text/language.ts';
import { WithLoadedText } from '#client/text/with-text.tsx';
import { GalleryPage } from './gallery-page.tsx';

/** `/galleri`, without router or store. `?language=`, `?form=` and `?state=` choose what is shown first. */
export async function startGallery(root: HTMLElement, preferred: Language): Promise<void> {
  const asked = new URLSearchParams(location.search).get('language');
  const language = isLanguage(asked) ? asked : preferred;
  const messages = await loadMessages(language);
  render(
    <WithLoadedText language={language} messages={messages}>
      <GalleryPage />
    </WithLoadedText>,
    root,
  );
}
