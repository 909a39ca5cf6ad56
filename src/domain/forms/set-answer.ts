import type {
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '../fhir/types.ts';
import { parseAnswerPath, type PathSegment } from './answer-path.ts';

type Items = readonly QuestionnaireResponseItem[];

/**
 * The response with the whole answer of one item replaced; an empty answer takes the item away again, and
 * groups that became empty with it. Knows nothing of the Questionnaire: the server uses it as it stands, so
 * items lie in the order they were first answered until the form's own order is laid over them.
 * Returns the same object when nothing changed.
 */
export function setAnswer(
  response: QuestionnaireResponse,
  path: string,
  answer: readonly QuestionnaireResponseAnswer[],
): QuestionnaireResponse {
  const segments = parseAnswerPath(path);
  if (!segments) return response;
  const before = response.item ?? [];
  const items = setIn(before, segments, answer);
  if (items === before) return response;
  const { item: _, ...rest } = response;
  return items.length > 0 ? { ...rest, item: items } : rest;
}

/** The answer stored at a path, empty when there is none. */
export function answerAt(
  response: QuestionnaireResponse,
  path: string,
): readonly QuestionnaireResponseAnswer[] {
  let items: Items = response.item ?? [];
  const segments = parseAnswerPath(path) ?? [];
  let found: QuestionnaireResponseItem | undefined;
  segments.forEach((segment, index) => {
    if (index > 0 && found) items = childrenOf(found, segment, segments[index - 1]);
    found = items.find((item) => isSame(item, segment));
    if (!found) items = [];
  });
  return found?.answer ?? [];
}

function setIn(
  items: Items,
  segments: readonly PathSegment[],
  answer: readonly QuestionnaireResponseAnswer[],
): Items {
  const [segment, ...rest] = segments;
  if (!segment) return items;
  const at = items.findIndex((item) => isSame(item, segment));
  const current = items[at] ?? emptyItem(segment, rest.length > 0);
  const next = rest.length === 0 ? withAnswer(current, answer) : withChild(current, segment, rest, answer);
  if (next === current) return items;
  if (!next) return at < 0 ? items : items.toSpliced(at, 1);
  return at < 0 ? [...items, next] : items.with(at, next);
}

function withAnswer(
  item: QuestionnaireResponseItem,
  answer: readonly QuestionnaireResponseAnswer[],
): QuestionnaireResponseItem | null {
  const { answer: previous = [], ...rest } = item;
  if (answer.length === 0) return rest.item ? rest : null;
  // Items below an answer survive a change of the answer itself.
  return { ...rest, answer: answer.map((value, index) => carryItems(previous, value, index)) };
}

function carryItems(
  previous: readonly QuestionnaireResponseAnswer[],
  value: QuestionnaireResponseAnswer,
  index: number,
): QuestionnaireResponseAnswer {
  if (value.item) return value;
  const before = value.id === undefined ? previous[index] : previous.find((old) => old.id === value.id);
  return before?.item ? { ...value, item: before.item } : value;
}

function withChild(
  item: QuestionnaireResponseItem,
  segment: PathSegment,
  rest: readonly PathSegment[],
  answer: readonly QuestionnaireResponseAnswer[],
): QuestionnaireResponseItem | null {
  if (rest[0]?.below === 'answer') {
    const answers = item.answer ?? [];
    const at = answerIndex(answers, segment.instance);
    const parent = answers[at];
    if (!parent) return item;
    const children = setIn(parent.item ?? [], rest, answer);
    if (children === parent.item) return item;
    const { item: _, ...bare } = parent;
    return { ...item, answer: answers.with(at, children.length > 0 ? { ...bare, item: children } : bare) };
  }
  const children = setIn(item.item ?? [], rest, answer);
  if (children === item.item) return item;
  if (children.length > 0) return { ...item, item: children };
  const { item: _, ...bare } = item;
  return bare.answer ? bare : null;
}

function childrenOf(
  item: QuestionnaireResponseItem,
  segment: PathSegment,
  parent: PathSegment | undefined,
): Items {
  if (segment.below === 'item') return item.item ?? [];
  const answers = item.answer ?? [];
  return answers[answerIndex(answers, parent?.instance)]?.item ?? [];
}

const answerIndex = (answers: readonly QuestionnaireResponseAnswer[], instance: string | undefined): number =>
  instance === undefined ? 0 : answers.findIndex((answer) => answer.id === instance);

/** A bracket names a repeat of a group by item id, or one answer of a question, where the item has no id. */
const isSame = (item: QuestionnaireResponseItem, { linkId, instance }: PathSegment): boolean =>
  item.linkId === linkId &&
  (instance === undefined ||
    item.id === instance ||
    (item.answer?.some(({ id }) => id === instance) ?? false));

const emptyItem = ({ linkId, instance }: PathSegment, isGroup: boolean): QuestionnaireResponseItem =>
  isGroup && instance !== undefined ? { linkId, id: instance } : { linkId };
