import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { extensionText, findExtension } from './extensions.ts';
import { useForm } from './form-scope.ts';
import { partsOf, toPlainText } from './item-text.ts';
import { RichText } from './rich-text.tsx';

type Props = { readonly id: string; readonly item: QuestionnaireItem };

const linesOf = (item: QuestionnaireItem): readonly string[] => {
  if (!item.extension) return [];
  const sublabel = findExtension(item, 'sublabel');
  return [
    sublabel?.valueMarkdown ?? sublabel?.valueString,
    extensionText(item, 'instruction'),
    extensionText(item, 'entryFormat'),
  ].filter((line): line is string => line !== undefined && line !== '');
};

export const hasHints = (item: QuestionnaireItem): boolean =>
  linesOf(item).length > 0 || partsOf(item, 'prompt').length > 0;

/** Short texts under the question: prompt, sublabel, instruction, and how the answer is to be written. */
export function QuestionHints({ id, item }: Props) {
  const { text } = useForm();
  const prompts = partsOf(item, 'prompt');
  const lines = linesOf(item);
  return (
    <div id={id} class="vf-hint">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {prompts.map((part) => (
        <p key={part.linkId}>
          <RichText text={toPlainText(part, text.language)} beside={part._text} inline />
        </p>
      ))}
    </div>
  );
}
