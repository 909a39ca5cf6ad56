import type { QuestionnaireResponseAnswer } from '../../fhir/types.ts';
import type { FormNode } from './form-node.ts';

/** What the form itself fills in: its initial values and the options chosen beforehand. */
export function initialAnswers({ definition }: FormNode): readonly QuestionnaireResponseAnswer[] {
  const { item, isQuestion, options } = definition;
  if (!isQuestion || definition.calculated) return [];
  const chosen = options.filter(({ initialSelected }) => initialSelected);
  const values = item.initial && item.initial.length > 0 ? item.initial : chosen;
  const answers = values.flatMap((value) => {
    const answer = Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith('value')));
    return Object.keys(answer).length === 0 ? [] : [answer];
  });
  return item.repeats ? answers : answers.slice(0, 1);
}
