import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { hasControl } from './extensions.ts';

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

/**
 * The total and what stands with it: results directly before and after, and a help text directly below them, which
 * is the rule they are worked out by.
 */
export function resultRun(session: FormSession, result: string): readonly string[] {
  const paths = session.children(null);
  const at = paths.indexOf(result);
  const stateAt = (index: number) => session.item(paths[index] ?? '');
  if (at < 0 || stateAt(at)?.item.type === 'group') return at < 0 ? [] : [result];
  let from = at;
  let to = at;
  while (stateAt(from - 1)?.calculated) from -= 1;
  while (stateAt(to + 1)?.calculated) to += 1;
  const below = stateAt(to + 1)?.item;
  if (below?.type === 'display' && hasControl(below, 'help', 'flyover')) to += 1;
  return paths.slice(from, to + 1);
}

function isResult(session: FormSession, path: string): boolean {
  const state = session.item(path);
  if (!state || state.hidden) return false;
  if (state.item.type !== 'group') return state.calculated && isNumericItem(state.item);
  if (state.item.repeats) return false;
  const below = session.children(path).flatMap((child) => session.item(child) ?? []);
  const questions = below.filter(({ item, hidden }) => item.type !== 'display' && !hidden);
  return questions.length > 0 && questions.length <= 3 && questions.every(({ calculated }) => calculated);
}

export const isNumericItem = ({ type }: QuestionnaireItem): boolean =>
  type === 'integer' || type === 'decimal' || type === 'quantity';
