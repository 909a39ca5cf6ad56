import { useId, useState } from 'preact/hooks';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';

/** A file to open, or a field to paste in. What is in them is read by whoever asked. */
export function ChooseFile({ onText }: { readonly onText: (text: string) => void }) {
  const { tryForm } = useText();
  const id = useId();
  const [pasted, setPasted] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);
  const openFile = async (file: File | undefined) => {
    if (!file) return;
    try {
      onText(await file.text());
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <div class="v-stack">
      <label class="ds-button v-library__file" data-fullwidth="">
        <input
          class="v-hidden"
          type="file"
          accept=".json,application/json,application/fhir+json"
          aria-label={tryForm.openFile}
          onChange={({ currentTarget }) => {
            void openFile(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
        <span aria-hidden="true">{tryForm.openFile}</span>
      </label>
      <p class="v-missing" role="alert">
        {isUnreadable ? tryForm.failures.unreadable : ''}
      </p>
      <form
        class="v-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.trim() !== '') onText(pasted);
        }}
      >
        <div class="ds-field">
          <label class="ds-label" for={id}>
            {tryForm.paste}
          </label>
          <textarea
            id={id}
            class="ds-input v-library__paste"
            rows={6}
            spellcheck={false}
            autoComplete="off"
            value={pasted}
            onInput={({ currentTarget }) => setPasted(currentTarget.value)}
          />
        </div>
        <Button type="submit" variant="secondary" wide>
          {tryForm.openPasted}
        </Button>
      </form>
    </div>
  );
}
