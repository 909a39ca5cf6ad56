import type {
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '../fhir/types.ts';
import { toAnswerPath, type PathSegment } from './answer-path.ts';

/** Every answer of a response by its path, without what lies below it: that has paths of its own. */
export function answersByPath({
  item,
}: QuestionnaireResponse): ReadonlyMap<string, readonly QuestionnaireResponseAnswer[]> {
  const found = new Map<string, readonly QuestionnaireResponseAnswer[]>();
  const visit = (
    items: readonly QuestionnaireResponseItem[] | undefined,
    around: readonly PathSegment[],
    below: PathSegment['below'],
  ): void => {
    for (const { linkId, id, answer, item: inner } of items ?? []) {
      const here = (instance: string | undefined): readonly PathSegment[] => [
        ...around,
        instance === undefined ? { linkId, below } : { linkId, below, instance },
      ];
      if (answer) found.set(toAnswerPath(here(undefined)), answer.map(withoutItems));
      for (const value of answer ?? []) visit(value.item, here(value.id), 'answer');
      visit(inner, here(id), 'item');
    }
  };
  visit(item, [], 'item');
  return found;
}

const withoutItems = ({ item: _, ...value }: QuestionnaireResponseAnswer): QuestionnaireResponseAnswer =>
  value;
