import type { QuestionnaireItemType, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import type { ItemState } from '#domain/forms/form-session.ts';
import { isSameValue } from '#domain/forms/same-value.ts';

const valueOf: { readonly [type in QuestionnaireItemType]?: keyof QuestionnaireResponseAnswer } = {
  boolean: 'valueBoolean',
  decimal: 'valueDecimal',
  integer: 'valueInteger',
  date: 'valueDate',
  dateTime: 'valueDateTime',
  time: 'valueTime',
  string: 'valueString',
  text: 'valueString',
  url: 'valueUri',
  quantity: 'valueQuantity',
  reference: 'valueReference',
};

/** Whether what was answered last time is still an answer to the question; never a file, which is of its own day. */
export function isRepeatable(
  before: readonly QuestionnaireResponseAnswer[],
  { item, options, calculated }: Pick<ItemState, 'item' | 'options' | 'calculated'>,
): boolean {
  // A result is only shown beside the new one.
  if (calculated) return true;
  if (!item.repeats && before.length > 1) return false;
  const isOpen = item.type === 'open-choice';
  return before.every((value) => {
    if (options.some((option) => isSameValue(option, value))) return true;
    if (item.type === 'choice' || isOpen) return isOpen && value.valueString !== undefined;
    const name = valueOf[item.type];
    return options.length === 0 && name !== undefined && value[name] !== undefined;
  });
}
