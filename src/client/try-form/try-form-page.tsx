import { useState } from 'preact/hooks';
import type { Language } from '#client/text/language.ts';
import { FormReport } from '#client/form-report/form-report.tsx';
import { useText } from '#client/text/use-text.ts';
import type { FetchedForm } from './fetch-form.ts';
import type { TryFormText } from './try-form-text.ts';
import { OpenedForm } from './opened-form.tsx';
import { readForm, type ReadForm } from './read-form.ts';
import './try-form.css';

type Props = {
  readonly words: TryFormText;
  /** What the address gave; null when there was none to ask. */
  readonly asked: FetchedForm | 'waiting' | null;
};

type Shown =
  | { readonly step: 'choose' }
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly sentence: string }
  | { readonly step: 'open'; readonly form: ReadForm; readonly count: number };

function toShown(asked: Props['asked'], { failures }: TryFormText, language: Language): Shown {
  if (asked === null) return { step: 'choose' };
  if (asked === 'waiting') return { step: 'loading' };
  if (asked.ok) return { step: 'open', form: readForm(asked.text, language), count: 1 };
  const sentence = asked.reason === 'status' ? failures.status(asked.status) : failures[asked.reason];
  return { step: 'failed', sentence };
}

/** Opens a form from a file, a paste or an address, says what was found in it, and lets it be tried. */
export function TryFormPage({ words, asked }: Props) {
  const { language } = useText();
  const [shown, setShown] = useState<Shown>(() => toShown(asked, words, language));

  const open = (text: string) => {
    setShown((before) => ({
      step: 'open',
      form: readForm(text, language),
      count: before.step === 'open' ? before.count + 1 : 1,
    }));
  };
  const openFile = async (file: File | undefined) => {
    if (!file) return;
    setShown({ step: 'loading' });
    try {
      open(await file.text());
    } catch {
      setShown({ step: 'failed', sentence: words.failures.unreadable });
    }
  };
  const report = shown.step === 'open' ? shown.form.report : null;

  return (
    <main class="try" data-open={report?.ok || undefined}>
      <div class="try-head">
        <p class="try-notice">{words.notice}</p>
        <label class="ds-button try-file" data-variant="secondary">
          <input
            class="v-hidden"
            type="file"
            accept=".json,application/json,application/fhir+json"
            aria-label={words.openFile}
            onChange={({ currentTarget }) => {
              void openFile(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
          <span aria-hidden="true">{words.openFile}</span>
        </label>
      </div>
      {shown.step === 'loading' && <p role="status">{words.loading}</p>}
      {shown.step === 'failed' && (
        <p class="ds-validation-message" data-color="danger" role="alert">
          {shown.sentence}
        </p>
      )}
      {report && <FormReport words={words} report={report} />}
      {shown.step === 'open' && report?.ok ? (
        <OpenedForm
          key={shown.count}
          words={words}
          forms={[report.questionnaire, ...report.languages]}
          today={shown.form.today}
        />
      ) : (
        <Paste words={words} open={open} />
      )}
    </main>
  );
}

function Paste({ words, open }: { readonly words: TryFormText; readonly open: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <section class="try-paste">
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <label class="ds-label" for="try-paste">
        {words.paste}
      </label>
      <textarea
        id="try-paste"
        class="ds-input"
        rows={6}
        spellcheck={false}
        autoComplete="off"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button
        type="button"
        class="ds-button"
        data-fullwidth
        onClick={() => {
          if (text.trim() !== '') open(text);
        }}
      >
        {words.tryIt}
      </button>
    </section>
  );
}
