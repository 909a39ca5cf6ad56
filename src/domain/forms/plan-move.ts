import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '../fhir/types.ts';
import { answerKey } from './definition/answer-key.ts';
import { calculationOf } from './definition/formula-sources.ts';
import { eachItem } from './mend/map-items.ts';
import { moveAnswer, type LossReason } from './move-answer.ts';

export type MovedAnswer = {
  readonly linkId: string;
  /** The question as the new version words it; as the old did, when it is gone. */
  readonly text: string;
  readonly answer: readonly QuestionnaireResponseAnswer[];
};

/** What is different about an answer that does. */
export type ChangeReason = 'wording' | 'optionWording' | 'type';

export type ChangedAnswer = MovedAnswer & {
  /** The question and the answer as the old version had them. */
  readonly was: string;
  readonly given: readonly QuestionnaireResponseAnswer[];
  readonly reason: ChangeReason;
};

export type Move = {
  readonly carried: readonly MovedAnswer[];
  readonly changed: readonly ChangedAnswer[];
  readonly lost: readonly (MovedAnswer & { readonly reason: LossReason })[];
  /** Questions that the old version did not have. */
  readonly added: readonly { readonly linkId: string; readonly text: string }[];
  /** The draft on the new version; calculated values are left for the new version to work out. */
  readonly response: QuestionnaireResponse;
};

/** What moving a draft to a newer version of its form would carry over, change and lose. Changes nothing itself. */
export function planMove(from: Questionnaire, to: Questionnaire, response: QuestionnaireResponse): Move {
  const before = itemsOf(from);
  const after = itemsOf(to);
  const places = placesIn(to);
  const carried: MovedAnswer[] = [];
  const changed: ChangedAnswer[] = [];
  const lost: (MovedAnswer & { readonly reason: LossReason })[] = [];

  const lose = (item: QuestionnaireResponseItem, reason: LossReason): void => {
    const text = before.get(item.linkId)?.text ?? item.text ?? item.linkId;
    if (item.answer) lost.push({ linkId: item.linkId, text, answer: item.answer, reason });
    loseBelow(item.item, reason);
    for (const answer of item.answer ?? []) loseBelow(answer.item, reason);
  };

  const loseBelow = (items: readonly QuestionnaireResponseItem[] | undefined, reason: LossReason): void => {
    for (const item of items ?? []) lose(item, reason);
  };

  const moveAnswers = (
    item: QuestionnaireResponseItem,
    old: QuestionnaireItem | undefined,
    next: QuestionnaireItem,
  ): readonly QuestionnaireResponseAnswer[] => {
    const text = next.text ?? item.linkId;
    const kept: QuestionnaireResponseAnswer[] = [];
    for (const answer of item.answer ?? []) {
      const moved = moveAnswer(answer, next, to);
      const reason =
        typeof moved === 'string' ? moved : kept.length > 0 && !next.repeats ? 'onlyOneAnswer' : null;
      if (reason) {
        lost.push({ linkId: item.linkId, text, answer: [answer], reason });
        loseBelow(answer.item, 'questionGone');
      } else if (typeof moved !== 'string') kept.push(moveBelow(moved, next));
    }
    if (kept.length === 0) return kept;
    const change = changeOf(item.answer ?? [], kept, old, next);
    if (change)
      changed.push({
        linkId: item.linkId,
        text,
        answer: kept,
        was: old?.text ?? '',
        given: item.answer ?? [],
        reason: change,
      });
    else carried.push({ linkId: item.linkId, text, answer: kept });
    return kept;
  };

  const moveBelow = (
    answer: QuestionnaireResponseAnswer,
    question: QuestionnaireItem,
  ): QuestionnaireResponseAnswer => {
    if (!answer.item) return answer;
    const { item, ...rest } = answer;
    const here = [...(places.get(question.linkId)?.around ?? []), question.linkId];
    const moved = move(item, here);
    return moved.length > 0 ? { ...rest, item: moved } : rest;
  };

  /** `below`: where the items stand when that is below an answer; between groups they may move freely. */
  const move = (
    items: readonly QuestionnaireResponseItem[],
    below: readonly string[] | null,
  ): readonly QuestionnaireResponseItem[] =>
    items.flatMap((item) => {
      const next = after.get(item.linkId);
      if (!next || next.type === 'display') {
        const { item: inner, ...own } = item;
        lose(own, 'questionGone');
        // The group is gone, but what was in it may stand somewhere else.
        if (inner && !below) return move(inner, null);
        loseBelow(inner, 'questionGone');
        return [];
      }
      const place = places.get(item.linkId);
      const isReachable = below
        ? place?.around.join('/') === below.join('/')
        : place?.isBelowAnswer === false;
      if (!isReachable) {
        lose(item, 'placeGone');
        return [];
      }
      // Calculated anew, so there is nothing to lose.
      if (calculationOf(next)) return [];
      const answer = moveAnswers(item, before.get(item.linkId), next);
      const inner = item.item ? move(item.item, below && [...below, item.linkId]) : [];
      if (answer.length === 0 && inner.length === 0) return [];
      const { answer: _, item: _item, ...rest } = item;
      return [
        { ...rest, ...(answer.length > 0 ? { answer } : {}), ...(inner.length > 0 ? { item: inner } : {}) },
      ];
    });

  const isRepeat = (linkId: string): boolean => after.get(linkId)?.repeats === true;
  const { items: item, left } = inPlace(move(response.item ?? [], null), places, isRepeat);
  // Two repeats of a question that now stands once: the first one has the place.
  for (const second of left) {
    const gone = answersOf(second);
    for (const list of [carried, changed]) {
      for (let at = list.length - 1; at >= 0; at -= 1)
        if (gone.has(list[at]?.answer ?? [])) list.splice(at, 1);
    }
    lose(second, 'onlyOneAnswer');
  }
  const { item: _, questionnaire: _questionnaire, ...shell } = response;
  return {
    carried,
    changed,
    lost,
    added: [...after.values()]
      .filter(({ linkId, type }) => !before.has(linkId) && type !== 'group' && type !== 'display')
      .map(({ linkId, text }) => ({ linkId, text: text ?? linkId })),
    response: {
      ...shell,
      ...(to.url === undefined
        ? {}
        : { questionnaire: to.version === undefined ? to.url : `${to.url}|${to.version}` }),
      ...(item.length > 0 ? { item } : {}),
    },
  };
}

const itemsOf = (questionnaire: Questionnaire): ReadonlyMap<string, QuestionnaireItem> =>
  new Map([...eachItem(questionnaire.item)].map(({ item }) => [item.linkId, item]));

function changeOf(
  given: readonly QuestionnaireResponseAnswer[],
  kept: readonly QuestionnaireResponseAnswer[],
  old: QuestionnaireItem | undefined,
  next: QuestionnaireItem,
): ChangeReason | null {
  if (old && old.type !== next.type) return 'type';
  if (old && (old.text ?? '') !== (next.text ?? '')) return 'wording';
  const words = new Map(given.map((answer) => [answerKey(answer), answer.valueCoding?.display]));
  const reworded = kept.some(
    (answer) => answer.valueCoding && words.get(answerKey(answer)) !== answer.valueCoding.display,
  );
  return reworded ? 'optionWording' : null;
}

type Place = { readonly around: readonly string[]; readonly isBelowAnswer: boolean };

function placesIn(questionnaire: Questionnaire): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const learn = (
    list: readonly QuestionnaireItem[] | undefined,
    around: readonly string[],
    isBelowAnswer: boolean,
  ): void => {
    for (const item of list ?? []) {
      places.set(item.linkId, { around, isBelowAnswer });
      learn(item.item, [...around, item.linkId], isBelowAnswer || item.type !== 'group');
    }
  };
  learn(questionnaire.item, [], false);
  return places;
}

/** A question that moved into another group takes its answer along to where it stands now. */
function inPlace(
  items: readonly QuestionnaireResponseItem[],
  places: ReadonlyMap<string, Place>,
  isRepeat: (linkId: string) => boolean,
): {
  readonly items: readonly QuestionnaireResponseItem[];
  /** What found its place taken. */
  readonly left: readonly QuestionnaireResponseItem[];
} {
  const stray: { readonly item: QuestionnaireResponseItem; readonly place: readonly string[] }[] = [];
  const settle = (
    list: readonly QuestionnaireResponseItem[],
    around: readonly string[],
  ): readonly QuestionnaireResponseItem[] =>
    list.flatMap((item) => {
      const place = places.get(item.linkId)?.around ?? [];
      const inner = item.item ? settle(item.item, [...around, item.linkId]) : undefined;
      const { item: _, ...rest } = item;
      const settled: QuestionnaireResponseItem = inner && inner.length > 0 ? { ...rest, item: inner } : rest;
      if (place.join('/') !== around.join('/')) {
        stray.push({ item: settled, place });
        return [];
      }
      return settled.answer || settled.item ? [settled] : [];
    });
  let settled = settle(items, []);
  const left: QuestionnaireResponseItem[] = [];
  for (const { item, place } of stray) {
    const next = put(settled, place, item, isRepeat);
    if (next === settled) left.push(item);
    settled = next;
  }
  return { items: settled, left };
}

/** Each list of answers in the item and below it. */
function answersOf({ answer, item }: QuestionnaireResponseItem): ReadonlySet<unknown> {
  const below = [...(item ?? []), ...(answer ?? []).flatMap((one) => one.item ?? [])];
  return new Set([answer, ...below.flatMap((one) => [...answersOf(one)])]);
}

/** The same list when the place is taken. A group made for it is, where it repeats, the first one: `1` on every device. */
function put(
  items: readonly QuestionnaireResponseItem[],
  [first, ...rest]: readonly string[],
  item: QuestionnaireResponseItem,
  isRepeat: (linkId: string) => boolean,
): readonly QuestionnaireResponseItem[] {
  if (first === undefined) {
    const isTaken = !isGroupItem(item) && items.some(({ linkId }) => linkId === item.linkId);
    return isTaken ? items : [...items, item];
  }
  const at = items.findIndex(({ linkId }) => linkId === first);
  const group = items[at] ?? (isRepeat(first) ? { linkId: first, id: '1' } : { linkId: first });
  const before = group.item ?? [];
  const below = put(before, rest, item, isRepeat);
  if (below === before) return items;
  const filled = { ...group, item: below };
  return at < 0 ? [...items, filled] : items.with(at, filled);
}

const isGroupItem = ({ answer }: QuestionnaireResponseItem): boolean => answer === undefined;
