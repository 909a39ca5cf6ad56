import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useText } from '../../text/use-text.ts';

type Props = {
  readonly booklet: Programme['booklets'][number];
  readonly programme: string;
  readonly note: Kept<'note'> | undefined;
};

/** Typing is stored this long after the last key, and at once when the field or the page is left. */
const pause = 600;

/** My own words on a hefte, stored as they are typed. */
export function Note({ booklet, programme, note }: Props) {
  const { learning: text } = useText();
  const store = useStore();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [state, setState] = useState<'still' | 'saving' | 'saved'>('still');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;

  const recordId = useRef<string | undefined>(undefined);
  recordId.current ??= note?.id;
  const known = useRef(note);
  known.current = note;

  const save = async (words: string) => {
    const existing = known.current;
    setState('saving');
    try {
      if (existing) {
        await store.write([
          {
            type: 'record.patch',
            id: existing.id,
            kind: 'note',
            fields: { text: words },
            base: { text: existing.stamps['text']?.operation ?? null },
          },
        ]);
      } else {
        recordId.current ??= crypto.randomUUID();
        const body = {
          learnerId: store.staffId,
          programme,
          booklet: booklet.id,
          text: words,
        } satisfies RecordBody<'note'>;
        await store.write([{ type: 'record.put', id: recordId.current, kind: 'note', body }]);
      }
      setState('saved');
      setDraft((now) => (now === words ? null : now));
    } catch (cause) {
      setProblem({ cause });
    }
  };

  const latest = useRef({ draft, save });
  latest.current = { draft, save };
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => void latest.current.save(draft), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const flush = () => {
      const { draft: words, save: put } = latest.current;
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
        {text.note.label(booklet.number)}
      </label>
      <div data-field="description" id={`${id}-help`}>
        {text.note.help}
      </div>
      <textarea
        id={id}
        class="ds-input"
        rows={4}
        maxLength={20_000}
        aria-describedby={`${id}-help`}
        value={draft ?? note?.body.text ?? ''}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={() => draft !== null && void save(draft)}
      />
      <p role="status" class="v-quiet v-small">
        {state === 'saving' ? text.note.saving : state === 'saved' ? text.note.saved : ''}
      </p>
    </div>
  );
}
