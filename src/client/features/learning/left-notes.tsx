import { permText } from '../../text/later/perm-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import type { LeftNote } from './to-perms.ts';

/** What she wrote on hefter that her version of the perm no longer has: hers to read all the same. */
export function LeftNotes({ notes }: { readonly notes: readonly LeftNote[] }) {
  const { language } = useText();
  const text = permText(language);
  return notes.map(({ id, title, text: words }) => (
    <div key={id} class="v-note__other">
      <p class="v-quiet v-small">{text.leftNote(localizedText(title, language))}</p>
      <p>{words}</p>
    </div>
  ));
}
