import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import type { VitalsText } from '../text/later/vitals-text.ts';

export type IsbarPart = { readonly letter: string; readonly name: string; readonly words: string };

/** The five parts as they now stand in the form, in the order they are read. */
export const toIsbarParts = (
  response: QuestionnaireResponse,
  text: VitalsText['isbar'],
): readonly IsbarPart[] =>
  (['i', 's', 'b', 'a', 'r'] as const).map((part) => ({
    letter: part.toUpperCase(),
    name: text.letters[part],
    words: answerAt(response, `isbar-${part}`)[0]?.valueString?.trim() || text.empty,
  }));

export const toIsbarText = (parts: readonly IsbarPart[]): string =>
  parts.map(({ letter, name, words }) => `${letter} – ${name}\n${words}`).join('\n\n');
