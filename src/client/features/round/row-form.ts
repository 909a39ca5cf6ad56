import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { FormSession, ItemState } from '#domain/forms/form-session.ts';
import { openForm } from '#domain/forms/open-form.ts';
import type { Day } from '#domain/time/day.ts';

export const emptyResponse = (
  id: string,
  questionnaire: string,
  personId: string,
  authored: string,
): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  id,
  questionnaire,
  status: 'in-progress',
  subject: { reference: `Patient/${personId}` },
  authored,
});

/** The same engine as the form's own screen, without the form. Close it after use. */
export function openRow(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  today: Day,
): FormSession {
  return openForm(questionnaire, {
    response,
    today,
    now: new Date().toISOString(),
    newId: () => crypto.randomUUID().slice(0, 8),
  });
}

/** Everything in the form that can hold an answer now, in its order. */
export function leavesOf(session: FormSession, path: string | null = null): readonly ItemState[] {
  return session.children(path).flatMap((child) => {
    const state = session.item(child);
    if (!state?.enabled || state.hidden) return [];
    const below = leavesOf(session, child);
    return state.item.type === 'group' || state.item.type === 'display' ? below : [state, ...below];
  });
}

/** The questions of a round: those that must be answered and are answered by a tap. */
export const choicesOf = (leaves: readonly ItemState[]): readonly ItemState[] =>
  leaves.filter(
    ({ item, required, calculated, readOnly }) =>
      required && !calculated && !readOnly && ['choice', 'boolean', 'date'].includes(item.type),
  );

/** The sum the form works out, when it has one and every part is there. */
export function scoreIn(leaves: readonly ItemState[]): number | undefined {
  const sum = leaves.find(({ item, calculated }) => calculated && item.type === 'integer');
  return sum?.answer[0]?.valueInteger;
}
