import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { findExtension } from './extensions.ts';
import { useForm } from './form-scope.ts';
import { partsOf, toPlainText } from './item-text.ts';
import { RichText } from './rich-text.tsx';

type Props = { readonly item: QuestionnaireItem; readonly isCalculated?: boolean };

/** Help folded under the question; for a calculated value the rule it is worked out by. */
export function Help({ item, isCalculated = false }: Props) {
  const { text } = useForm();
  const parts = partsOf(item, 'help', 'flyover');
  const rule = isCalculated ? findExtension(item, 'calculated')?.valueExpression?.description : undefined;
  if (parts.length === 0 && !rule) return null;
  return (
    <details class="vf-help">
      <summary>{isCalculated ? text.form.rule : text.form.help}</summary>
      <div class="vf-help-text">
        {rule && <p>{rule}</p>}
        {parts.map((part) => (
          <RichText key={part.linkId} text={toPlainText(part, text.language)} beside={part._text} />
        ))}
      </div>
    </details>
  );
}
