import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { useForm } from '../form-scope.ts';
import { Help } from '../help.tsx';
import { toPlainText } from '../item-text.ts';
import { RichText } from '../rich-text.tsx';

type Props = { readonly item: QuestionnaireItem };

/** A question at the head of its column: its words, whether it must be answered, and its help. */
export function ColumnHeading({ item }: Props) {
  const { text, readOnly } = useForm();
  return (
    <th scope="col">
      <RichText text={toPlainText(item, text.language)} beside={item._text} inline />
      {item.required && !readOnly && <span class="vf-required">{text.form.required}</span>}
      {!readOnly && <Help item={item} />}
    </th>
  );
}
