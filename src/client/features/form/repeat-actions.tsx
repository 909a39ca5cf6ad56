import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { extensionNumber, extensionText } from './extensions.ts';
import { focusFirst } from './focus-item.ts';
import { useForm } from './form-scope.ts';
import { toItemText } from './item-text.ts';

/** Adds one more of a repeated group, as many as the form allows. */
export function AddRepeat({ path, count }: { readonly path: string; readonly count: number }) {
  const { session, text, readOnly } = useForm();
  const state = session.item(path);
  const button = useRef<HTMLButtonElement>(null);
  if (!state || !state.enabled || state.hidden || state.readOnly || readOnly) return null;
  if (count >= (extensionNumber(state.item, 'maxOccurs') ?? Number.POSITIVE_INFINITY)) return null;
  const add = () => {
    const added = session.addRepeat(path);
    requestAnimationFrame(() => {
      const form = button.current?.closest('.vf-form');
      focusFirst(form?.querySelector(`[data-path="${CSS.escape(added)}"]`));
    });
  };
  const name = toItemText(state, text.language);
  return (
    <button ref={button} type="button" class="ds-button vf-add" data-variant="secondary" onClick={add}>
      {extensionText(state.item, 'repeatsText') ?? text.form.addRepeat(name)}
    </button>
  );
}

type RemovedProps = {
  readonly name: string;
  readonly response: QuestionnaireResponse;
  readonly changes: readonly AnswerChange[];
  readonly onDone: () => void;
};

/** Stands where the repeat was until something else is answered: then going back would undo that too. */
export function Removed({ name, response, changes, onDone }: RemovedProps) {
  const { session, text, undoTo } = useForm();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus({ preventScroll: true }), []);
  useEffect(() => session.subscribe(null, onDone), [session]);
  return (
    <p class="vf-removed">
      <span>{text.form.removed(name)}</span>
      <button
        ref={button}
        type="button"
        class="ds-button"
        data-variant="tertiary"
        onClick={() => {
          undoTo(response, changes);
          onDone();
        }}
      >
        {text.form.undo}
      </button>
    </p>
  );
}
