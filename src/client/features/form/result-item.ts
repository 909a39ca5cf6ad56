import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';

/** Fewer questions than this fit on the screen with their result: nothing needs to follow along. */
const fewQuestions = 2;

/**
 * The form's own total: the last result at the top level, or the last section that holds nothing but results.
 * It stays in view at the foot while the questions above it are answered, and then rests in its place.
 */
export function findResult(session: FormSession): string | null {
  const paths = session.children(null);
  for (let at = paths.length - 1; at >= fewQuestions; at -= 1) {
    const path = paths[at];
    if (path !== undefined && isResult(session, path)) return path;
  }
  return null;
}

function isResult(session: FormSession, path: string): boolean {
  const state = session.item(path);
  if (!state || state.hidden) return false;
  if (state.item.type !== 'group') return state.calculated && isNumeric(state.item);
  if (state.item.repeats) return false;
  const below = session.children(path).flatMap((child) => session.item(child) ?? []);
  const questions = below.filter(({ item, hidden }) => item.type !== 'display' && !hidden);
  return questions.length > 0 && questions.length <= 3 && questions.every(({ calculated }) => calculated);
}

const isNumeric = ({ type }: QuestionnaireItem): boolean =>
  type === 'integer' || type === 'decimal' || type === 'quantity';
