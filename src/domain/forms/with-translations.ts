import type { AnswerOption, Extension, Primitive, Questionnaire, QuestionnaireItem } from '../fhir/types.ts';
import { visitItems } from './mend/map-items.ts';

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

/**
 * One form with the words of its brothers in other languages beside its own, by linkId and code: a bundle with a
 * resource for each language becomes a form that can be stored as one. Brothers without a language say nothing.
 */
export function withTranslations(form: Questionnaire, brothers: readonly Questionnaire[]): Questionnaire {
  return brothers.reduce((all, brother) => {
    const language = brother.language?.split('-', 1)[0];
    return language === undefined ? all : withBrother(all, brother, language);
  }, form);
}

function withBrother(form: Questionnaire, brother: Questionnaire, language: string): Questionnaire {
  const items = new Map<string, QuestionnaireItem>();
  visitItems(brother.item, (item) => items.set(item.linkId, item));
  const toItem = (item: QuestionnaireItem): QuestionnaireItem => {
    const other = items.get(item.linkId);
    return {
      ...item,
      ...besideText('_text', item.text, item._text, other?.text, language),
      ...(item.answerOption
        ? { answerOption: item.answerOption.map((one) => toOption(one, other, language)) }
        : {}),
      ...(item.item ? { item: item.item.map(toItem) } : {}),
    };
  };
  return {
    ...form,
    ...besideText('_title', form.title, form._title, brother.title, language),
    ...(form.item ? { item: form.item.map(toItem) } : {}),
  };
}

function toOption(
  option: AnswerOption,
  other: QuestionnaireItem | undefined,
  language: string,
): AnswerOption {
  const { valueCoding } = option;
  if (!valueCoding) return option;
  const same = other?.answerOption?.find(
    (one) => one.valueCoding?.code === valueCoding.code && one.valueCoding?.system === valueCoding.system,
  );
  const beside = besideText(
    '_display',
    valueCoding.display,
    valueCoding._display,
    same?.valueCoding?.display,
    language,
  );
  return { ...option, valueCoding: { ...valueCoding, ...beside } };
}

/** Nothing when the other language has no text, or the same. */
function besideText<Name extends string>(
  name: Name,
  own: string | undefined,
  beside: Primitive | undefined,
  text: string | undefined,
  language: string,
): { readonly [name in Name]?: Primitive } {
  if (own === undefined || text === undefined || text === own) return {};
  const translation: Extension = {
    url: translationUrl,
    extension: [
      { url: 'lang', valueCode: language },
      { url: 'content', valueString: text },
    ],
  };
  const extended: Primitive = { ...beside, extension: [...(beside?.extension ?? []), translation] };
  return { [name]: extended } as { readonly [name in Name]?: Primitive };
}
