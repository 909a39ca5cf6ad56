import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import { useForm } from '../form-scope.ts';
import { isFramePart, isQuestion } from '../item-text.ts';

/** Columns are the questions; what else lies in the group gets a row of its own. */
export const isColumn = (item: QuestionnaireItem): boolean => isQuestion(item);

export const isBesideColumns = (item: QuestionnaireItem): boolean => !isColumn(item) && !isFramePart(item);

type Props = { readonly paths: readonly (string | undefined)[]; readonly level: number };

/** One question in each cell: its words stand at the head of the column, and in the control's name. */
export function QuestionCells({ paths, level }: Props) {
  const { Item } = useForm();
  return (
    <>
      {paths.map((path, at) => (
        <td key={path ?? at} class="vf-cell">
          {path !== undefined && <Item path={path} allowance={Number.POSITIVE_INFINITY} level={level} />}
        </td>
      ))}
    </>
  );
}
