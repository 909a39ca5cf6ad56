import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { extensionText, findExtension } from './extensions.ts';
import { useForm } from './form-scope.ts';
import { partsOf, toPlainText } from './item-text.ts';
import { MarkedText, RichText } from './rich-text.tsx';

type Props = { readonly id: string; readonly item: QuestionnaireItem };

const linesOf = (item: QuestionnaireItem): readonly string[] => {
  if (!item.extension) return [];
  return [extensionText(item, 'instruction'), extensionText(item, 'entryFormat')].filter(
    (line): line is string => line !== undefined && line !== '',
  );
};

const sublabelOf = (item: QuestionnaireItem): string => {
  const found = findExtension(item, 'sublabel');
  return found?.valueMarkdown ?? found?.valueString ?? '';
};

export const hasHints = (item: QuestionnaireItem): boolean =>
  linesOf(item).length > 0 || sublabelOf(item) !== '' || partsOf(item, 'prompt').length > 0;

/** Short texts under the question: prompt, sublabel, instruction, and how the answer is to be written. */
export function QuestionHints({ id, item }: Props) {
  const { text } = useForm();
  const prompts = partsOf(item, 'prompt');
  const lines = linesOf(item);
  const sublabel = sublabelOf(item);
  return (
    <div id={id} class="vf-hint">
      {sublabel !== '' && (
        <p>
          <MarkedText text={sublabel} markup={{ kind: 'markdown', source: sublabel }} inline />
        </p>
      )}
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
