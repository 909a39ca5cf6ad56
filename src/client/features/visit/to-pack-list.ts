import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import { themesOf } from '#domain/visits/visit-form.ts';
import type { Language } from '../../text/language.ts';
import { translated } from '../../text/translated.ts';

export type PackItem = { readonly value: string; readonly label: string };

/** What to bring: what is always left behind, and what belongs to the chosen themes, as the form itself has them. */
export function toPackList(
  questionnaire: Questionnaire,
  themes: readonly string[],
  language: Language,
): readonly PackItem[] {
  const closing = questionnaire.item?.find(({ linkId }) => linkId === 'avslutning');
  const always = closing?.item?.filter(({ linkId }) => linkId === 'lagt-igjen') ?? [];
  const chosen = themesOf(questionnaire)
    .filter(({ code }) => themes.includes(code))
    .flatMap(({ item }) => item.item?.filter(({ linkId }) => linkId.endsWith('-lagt-igjen')) ?? []);
  const all = [...always, ...chosen].flatMap((item) => optionsOf(item, language));
  // The same sheet may belong to a theme and to every visit: it is packed once.
  return all.filter(({ label }, index) => all.findIndex((one) => one.label === label) === index);
}

/** How many of them lie in the folder: what was packed for a theme that has been taken away again is not asked for. */
export const countPacked = (pack: readonly PackItem[], packed: readonly string[]): number =>
  pack.filter(({ value }) => packed.includes(value)).length;

const optionsOf = ({ answerOption = [] }: QuestionnaireItem, language: Language): readonly PackItem[] =>
  answerOption.flatMap(({ valueCoding: coding, extension = [] }) =>
    coding?.code === undefined || extension.some(({ url }) => url === visittExtensions.doneTogether)
      ? []
      : [{ value: coding.code, label: translated(coding.display, coding._display, language) }],
  );
