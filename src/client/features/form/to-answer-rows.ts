import type { FormSession, ItemState } from '#domain/forms/form-session.ts';
import type { Text } from '#client/text/use-text.ts';
import { toAnswersText } from './answer-text.ts';
import { toItemText } from './item-text.ts';
import { pathOfItem, pointsItemOf } from './points-item.ts';

export type AnswerRow = {
  readonly path: string;
  readonly kind: 'heading' | 'answer' | 'result';
  readonly name: string;
  readonly words: string;
};

/** What is answered and worked out now, in the form's order, headings only where something stands below them. */
export function toAnswerRows(session: FormSession, text: Text): readonly AnswerRow[] {
  const below = (parent: string | null): readonly AnswerRow[] =>
    session.children(parent).flatMap((path) => {
      const state = session.item(path);
      return state?.enabled && !state.hidden ? [...ownRow(state), ...nested(state)] : [];
    });
  const ownRow = (state: ItemState): readonly AnswerRow[] => {
    if (state.item.type === 'group' || state.item.type === 'display' || state.answer.length === 0) return [];
    return [
      {
        path: state.path,
        kind: state.calculated ? 'result' : 'answer',
        name: toItemText(state, text.language),
        words: [toAnswersText(state.answer, state.item, text), ...pointsOf(state)].join(' · '),
      },
    ];
  };
  const pointsOf = ({ item }: ItemState): readonly string[] => {
    const linkId = pointsItemOf(item);
    const points = linkId === undefined ? undefined : session.item(pathOfItem(session, linkId))?.answer[0];
    return points?.valueInteger === undefined ? [] : [text.form.points(points.valueInteger)];
  };
  const nested = (state: ItemState): readonly AnswerRow[] => {
    const rows = below(state.path);
    const name = toItemText(state, text.language);
    if (state.item.type !== 'group' || rows.length === 0 || name === '') return rows;
    return [{ path: state.path, kind: 'heading', name, words: '' }, ...rows];
  };
  return below(null);
}
