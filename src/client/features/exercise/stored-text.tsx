import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { useText } from '../../text/use-text.ts';

type Props = {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly rows: number;
  readonly maxLength: number;
  /** Resolves when it lies on the device. */
  readonly onStore: (words: string) => Promise<void>;
};

/** Typing is stored this long after the last key, and at once when the field or the page is left. */
const pause = 600;

/** A field without a save button: what is typed is on the device a moment later. */
export function StoredText({ label, help, value, rows, maxLength, onStore }: Props) {
  const { language } = useText();
  const { run: text } = exerciseText(language);
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [state, setState] = useState<'still' | 'saving' | 'saved'>('still');
  // As it stood when this draft was begun: what a colleague's phone brings meanwhile has not been seen by who types, and must not
  // be written over as if it had.
  const begunWith = useRef(onStore);
  const store = async (words: string) => {
    setState('saving');
    await begunWith.current(words);
    setState('saved');
    setDraft((now) => (now === words ? null : now));
  };
  const latest = useRef({ draft, store });
  latest.current = { draft, store };
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => void latest.current.store(draft), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const flush = () => {
      const { draft: words, store: put } = latest.current;
      if (words !== null) void put(words);
    };
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      <div data-field="description" id={`${id}-help`}>
        {help}
      </div>
      <textarea
        id={id}
        class="ds-input"
        rows={rows}
        maxLength={maxLength}
        aria-describedby={`${id}-help`}
        value={draft ?? value}
        onInput={({ currentTarget }) => {
          if (draft === null) begunWith.current = onStore;
          setDraft(currentTarget.value);
        }}
        onBlur={() => draft !== null && void store(draft)}
      />
      <p role="status" class="v-quiet v-small v-exercise__stored">
        {state === 'saving' ? text.saving : state === 'saved' ? text.saved : ''}
      </p>
    </div>
  );
}
