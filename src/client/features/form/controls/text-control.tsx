import type { QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ControlKind } from '../control-kind.ts';
import type { ValueProps } from '../control-props.ts';
import { hasControl } from '../extensions.ts';
import { useDraft } from './use-draft.ts';

const toValue = (kind: ControlKind, words: string): QuestionnaireResponseAnswer => {
  if (kind === 'url') return { valueUri: words };
  return kind === 'reference' ? { valueReference: { display: words } } : { valueString: words };
};

const toWords = (value: QuestionnaireResponseAnswer | undefined): string =>
  value?.valueString ??
  value?.valueUri ??
  value?.valueReference?.display ??
  value?.valueReference?.reference ??
  '';

/** A line of text; an address; who or what is meant, in words. */
export function TextControl({ state, kind, id, label, value, putValue, describedBy, isInvalid }: ValueProps) {
  const draft = useDraft<HTMLInputElement>({
    shown: toWords(value),
    commit: (text) => {
      const words = text.trim();
      putValue(words === '' ? null : toValue(kind, words));
      return words;
    },
  });
  const isPhone = hasControl(state.item, 'phone-number');
  return (
    <input
      id={id}
      class="ds-input"
      type="text"
      inputMode={kind === 'url' ? 'url' : isPhone ? 'tel' : 'text'}
      enterkeyhint="next"
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isInvalid}
      aria-required={state.required || undefined}
      {...draft}
    />
  );
}
