import { useState } from 'preact/hooks';
import { takeUnsent } from '#store/journal/take-unsent.ts';
import { openUnsent } from '#store/journal/unsent-file.ts';
import { stretchPin } from '#store/vault/stretch-pin.ts';
import { useDevice } from '../device/use-device.ts';
import { journalText } from '../text/later/journal-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { PasswordField } from './password-field.tsx';

type Refusal = keyof ReturnType<typeof journalText>['take']['refused'];
type Step =
  | { readonly name: 'ready' | 'busy' }
  | { readonly name: 'taken'; readonly count: number }
  | { readonly name: 'refused'; readonly reason: Refusal };

/** Brings in what was saved on another device: by the same person only, since it is delivered as hers. */
export function TakeUnsent() {
  const { take: text } = journalText(useFirstText().language);
  const { session, store, deliverNow } = useDevice();
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<Step>({ name: 'ready' });
  const take = async () => {
    if (!file || step.name === 'busy') return;
    setStep({ name: 'busy' });
    try {
      const opened = await openUnsent(await file.text(), password, stretchPin);
      if (!opened.ok) return setStep({ name: 'refused', reason: opened.reason });
      const { work } = opened;
      if (work.staffId !== session.staffId || work.tenantId !== session.tenantId) {
        return setStep({ name: 'refused', reason: 'otherPerson' });
      }
      const count = await takeUnsent(store.inside.db, work);
      store.inside.tellTaken();
      setStep({ name: 'taken', count });
      if (count > 0) deliverNow();
    } catch {
      setStep({ name: 'refused', reason: 'storage' });
    }
  };
  return (
    <form
      class="v-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <p>{text.text}</p>
      <label class="ds-button" data-variant="secondary">
        <input
          class="v-hidden"
          type="file"
          accept=".visitt"
          aria-label={text.file}
          onChange={({ currentTarget }) => {
            setFile(currentTarget.files?.[0] ?? null);
            setStep({ name: 'ready' });
          }}
        />
        <span aria-hidden="true">{file?.name ?? text.file}</span>
      </label>
      <PasswordField label={text.words} value={password} onInput={setPassword} />
      <div class="v-actions">
        <Button type="submit" variant="secondary" busy={step.name === 'busy'}>
          {step.name === 'busy' ? text.busy : text.action}
        </Button>
      </div>
      <p role="status">
        {step.name === 'taken' ? (step.count > 0 ? text.taken(step.count) : text.nothingNew) : ''}
      </p>
      <p class="v-missing" role="alert">
        {step.name === 'refused' ? text.refused[step.reason] : ''}
      </p>
    </form>
  );
}
