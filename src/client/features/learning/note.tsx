import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useText } from '../../text/use-text.ts';

type Props = {
  readonly booklet: Programme['booklets'][number];
  readonly enrolment: Pick<Kept<'enrolment'>['body'], 'programme' | 'round'>;
  /** Hers on this hefte: one, unless two of her phones began one before either had met the other. */
  readonly notes: readonly Kept<'note'>[];
};

/** Typing becomes a record this long after the last key, and at once when the field or the page is left. */
const pause = 600;

/** My own words on a hefte. Each letter lies on the device before it is part of the note, so that a reload costs nothing. */
export function Note({ booklet, enrolment: { programme, round }, notes }: Props) {
  const { learning: text } = useText();
  const store = useStore();
  const id = useId();
  const sheet = `note:${programme.split('|', 1)[0]}:${booklet.id}${round === undefined ? '' : `:${round}`}`;
  const [draft, setDraft] = useState<string | null>(null);
  const [state, setState] = useState<'still' | 'saving' | 'saved'>('still');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;

  // Once something is written here it stays that note's, whatever comes from another phone meanwhile.
  const recordId = useRef<string | undefined>(undefined);
  recordId.current ??= notes[0]?.id;
  const note = notes.find((one) => one.id === recordId.current);
  const others = notes.filter((one) => one !== note && one.body.text.trim() !== '');
  const known = useRef(note);
  known.current = note;
  const settled = useRef<string | null>(null);

  // What cannot be kept beside the note is not in the way of writing it.
  const keep = (words: string) => {
    recordId.current ??= crypto.randomUUID();
    const value = { note: recordId.current, words };
    void store.sheets.put({ id: sheet, about: '', value }).catch(() => {});
  };

  const save = async (words: string) => {
    const existing = known.current;
    setState('saving');
    try {
      if (existing) {
        const base = { text: existing.stamps['text']?.operation ?? null };
        await store.write(
          [{ type: 'record.patch', id: existing.id, kind: 'note', fields: { text: words }, base }],
          { endsSheet: sheet },
        );
      } else {
        recordId.current ??= crypto.randomUUID();
        const body = {
          learnerId: store.staffId,
          programme,
          booklet: booklet.id,
          text: words,
          ...(round === undefined ? {} : { round }),
        } satisfies RecordBody<'note'>;
        await store.write([{ type: 'record.put', id: recordId.current, kind: 'note', body }], {
          endsSheet: sheet,
        });
      }
      setState('saved');
      // What was typed while this was being stored.
      const { draft: newest } = latest.current;
      if (newest !== null && newest !== words) keep(newest);
      settled.current = words;
      if (known.current?.body.text === words) setDraft((now) => (now === words ? null : now));
    } catch (cause) {
      setProblem({ cause });
    }
  };

  // The words stand until the list has them too: between the two the field would show the older ones to whoever types on.
  useEffect(() => {
    if (draft !== null && draft === settled.current && note?.body.text === draft) setDraft(null);
  }, [note, draft]);

  const latest = useRef({ draft, save });
  latest.current = { draft, save };
  useEffect(() => {
    let isGone = false;
    store.sheets.read(sheet).then(
      (value) => {
        const left = toLeft(value);
        if (isGone || !left || latest.current.draft !== null) return;
        recordId.current = left.note ?? recordId.current;
        setDraft((now) => now ?? left.words);
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [sheet]);
  useEffect(() => {
    if (draft === null || draft === settled.current) return;
    const timer = setTimeout(() => void latest.current.save(draft), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const flush = () => {
      const { draft: words, save: put } = latest.current;
      if (words !== null && words !== settled.current) void put(words);
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
        onInput={({ currentTarget }) => {
          settled.current = null;
          setDraft(currentTarget.value);
          keep(currentTarget.value);
        }}
        onBlur={() => draft !== null && draft !== settled.current && void save(draft)}
      />
      <p role="status" class="v-quiet v-small">
        {state === 'saving' ? text.note.saving : state === 'saved' ? text.note.saved : ''}
      </p>
      {others.map((other) => (
        <div key={other.id} class="v-note__other">
          <p class="v-quiet v-small">{text.note.other}</p>
          <p>{other.body.text}</p>
        </div>
      ))}
    </div>
  );
}

/** What was typed and is no part of a note yet, and of which; an app before this one left the words alone. */
function toLeft(value: unknown): { readonly words: string; readonly note?: string } | null {
  if (typeof value === 'string') return { words: value };
  if (typeof value !== 'object' || value === null || !('words' in value) || !('note' in value)) return null;
  const { words, note } = value;
  return typeof words === 'string' && typeof note === 'string' ? { words, note } : null;
}
