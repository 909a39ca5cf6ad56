import { enableWhenOperators, questionnaireItemTypes } from '../../fhir/questionnaire-words.ts';
import type { QuestionnaireEnableWhen, QuestionnaireItem, QuestionnaireItemType } from '../../fhir/types.ts';
import { valueIn } from '../definition/find-extension.ts';
import type { ImportFinding } from './import-finding.ts';
import { isReadText } from '../definition/is-read-text.ts';
import { mapItems, visitItems } from './map-items.ts';

const types: ReadonlySet<string> = new Set(questionnaireItemTypes);
const operators: ReadonlySet<string> = new Set(enableWhenOperators);

type Result = { readonly items: readonly QuestionnaireItem[]; readonly repaired: readonly ImportFinding[] };

/** Items with types of R4, options that have a value and conditions that can be asked. */
export function mendItems(items: readonly QuestionnaireItem[]): Result {
  const repaired: ImportFinding[] = [];
  const known = new Set<string>();
  visitItems(items, ({ linkId }) => known.add(linkId));
  let isClear = true;
  visitItems(items, (item) => {
    isClear &&= isWhole(item, known);
  });
  if (isClear) return { items, repaired };
  const mended = mapItems(items, (item, path) => {
    const report = (reason: ImportFinding['reason'], place: string, detail: string): void => {
      const { linkId, text } = item;
      repaired.push({
        reason,
        path: `${path}.${place}`,
        linkId,
        ...(text === undefined ? {} : { itemText: text }),
        detail,
      });
    };
    return mendConditions(mendOptions(mendType(toDisplay(item), report), report), known, report);
  });
  return { items: mended, repaired };
}

const isWhole = (item: QuestionnaireItem, known: ReadonlySet<string>): boolean =>
  types.has(item.type) &&
  !isReadText(item) &&
  (item.answerOption?.every((option) => valueIn(option) !== undefined) ?? true) &&
  (item.enableWhen?.every((condition) => isAskable(condition, known)) ?? true);

/** Not a fault but a custom of Helsenorge's builder, so nothing is reported. */
function toDisplay(item: QuestionnaireItem): QuestionnaireItem {
  if (!isReadText(item)) return item;
  const { required: _, ...rest } = item;
  return { ...rest, type: 'display' };
}

type Report = (reason: ImportFinding['reason'], place: string, detail: string) => void;

/** R5's names for what R4 calls choice, DSTU2's question; anything else becomes a text that can be filled in. */
function mendType(item: QuestionnaireItem, report: Report): QuestionnaireItem {
  const given: string = item.type ?? '';
  if (types.has(given)) return item;
  report('unknownType', 'type', given);
  return { ...item, type: typeFor(item, given) };
}

function typeFor(item: QuestionnaireItem, given: string): QuestionnaireItemType {
  const { answerConstraint } = item as { readonly answerConstraint?: unknown };
  const hasOptions = item.answerOption !== undefined || item.answerValueSet !== undefined;
  if (given === 'coding' || hasOptions) {
    return answerConstraint === 'optionsOrString' ? 'open-choice' : 'choice';
  }
  if (given === 'question' || item.item === undefined) return 'string';
  return 'group';
}

function mendOptions(item: QuestionnaireItem, report: Report): QuestionnaireItem {
  const { answerOption } = item;
  if (!answerOption || answerOption.every((option) => valueIn(option) !== undefined)) return item;
  report('emptyOptionDropped', 'answerOption', '');
  return { ...item, answerOption: answerOption.filter((option) => valueIn(option) !== undefined) };
}

/** A condition on a question that is not in the form can never be met: the item would be lost without a word. */
function mendConditions(
  item: QuestionnaireItem,
  known: ReadonlySet<string>,
  report: Report,
): QuestionnaireItem {
  const { enableWhen } = item;
  if (!enableWhen) return item;
  const kept = enableWhen.filter((condition) => isAskable(condition, known));
  if (kept.length === enableWhen.length) return item;
  for (const condition of enableWhen) {
    if (!kept.includes(condition)) report('conditionDropped', 'enableWhen', condition.question ?? '');
  }
  const { enableWhen: _, ...rest } = item;
  return kept.length > 0 ? { ...rest, enableWhen: kept } : rest;
}

const isAskable = (condition: QuestionnaireEnableWhen, known: ReadonlySet<string>): boolean =>
  known.has(condition.question) &&
  operators.has(condition.operator) &&
  Object.keys(condition).some((key) => key.startsWith('answer'));
