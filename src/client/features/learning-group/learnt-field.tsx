import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Kept } from '#store/device-store.ts';
import { toPatch } from '../../device/to-patch.ts';
import { useStore } from '../../device/use-device.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { useText } from '../../text/use-text.ts';

/** Stored this long after the last key, and at once when the field or the page is left. */
const pause = 600;

/**
 * One line of what the group took with it, stored as it is typed, on top of what stood there when the typing began: what another wrote
 * meanwhile is never written over unseen.
 */
export function LearntField({ meeting }: { readonly meeting: Kept<'groupMeeting'> }) {
  const { language } = useText();
  const { meeting: text } = learningGroupText(language);
  const store = useStore();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const seen = useRef(meeting);
  if (draft === null) seen.current = meeting;
  const save = () => {
    if (draft === null) return;
    store.write([toPatch('groupMeeting', seen.current, { learnt: draft })]).then(
      () => {
        setSaved(true);
        setDraft((now) => (now === draft ? null : now));
      },
      (cause: unknown) => setProblem({ cause }),
    );
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => latest.current(), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const flush = () => latest.current();
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {text.learnt}
      </label>
      <div data-field="description" id={`${id}-help`}>
        {text.learntHelp}
      </div>
      <textarea
        id={id}
        class="ds-input"
        rows={2}
        maxLength={500}
        aria-describedby={`${id}-help`}
        value={draft ?? meeting.body.learnt ?? ''}
        onInput={({ currentTarget }) => {
          setSaved(false);
          setDraft(currentTarget.value);
        }}
        onBlur={save}
      />
      <p role="status" class="v-quiet v-small">
        {isSaved ? text.saved : ''}
      </p>
    </div>
  );
}
