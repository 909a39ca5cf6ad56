import { useState } from 'preact/hooks';
import { isAccessKind } from '#store/access-log.ts';
import { leastPassword, sealUnsent, suggestPassword, type UnsentWork } from '#store/journal/unsent-file.ts';
import { pinCost } from '#store/vault/slots.ts';
import { stretchPin } from '#store/vault/stretch-pin.ts';
import { journalText } from '../text/later/journal-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { PasswordField } from './password-field.tsx';

type Step =
  | { readonly name: 'ready' | 'tooShort' | 'busy' | 'failed' }
  | { readonly name: 'saved'; readonly count: number };

/** Makes the locked file and hands it to the browser. The server is not needed for it, nor is the store to be in order. */
export function SaveUnsent({ loadWork }: { readonly loadWork: () => Promise<UnsentWork> }) {
  const { save: text } = journalText(useFirstText().language);
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step>({ name: 'ready' });
  const save = async () => {
    if (password.trim().length < leastPassword) return setStep({ name: 'tooShort' });
    setStep({ name: 'busy' });
    try {
      const work = await loadWork();
      offer(await sealUnsent(work, password, stretchPin, pinCost), work.at);
      // That she opened and saved something goes along; what she counts is what she has written.
      setStep({ name: 'saved', count: work.entries.filter(({ kind }) => !isAccessKind(kind)).length });
    } catch {
      setStep({ name: 'failed' });
    }
  };
  return (
    <form
      class="v-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{text.text}</p>
      <PasswordField
        label={text.words}
        help={text.wordsHelp(leastPassword)}
        value={password}
        onInput={setPassword}
      />
      <div class="v-actions">
        <Button variant="tertiary" onClick={() => setPassword(suggestPassword())}>
          {text.suggest}
        </Button>
        <Button type="submit" variant="secondary" busy={step.name === 'busy'}>
          {step.name === 'busy' ? text.busy : text.action}
        </Button>
      </div>
      <p role="status">{step.name === 'saved' ? text.saved(step.count) : ''}</p>
      <p class="v-missing" role="alert">
        {step.name === 'tooShort' ? text.tooShort(leastPassword) : step.name === 'failed' ? text.failed : ''}
      </p>
    </form>
  );
}

/** The name tells the day and nothing about anybody. */
function offer(text: string, at: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `visitt-${at.slice(0, 10)}.visitt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
