import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { answerAt } from '#domain/forms/set-answer.ts';
import { talkedAbout, themesOf, toOutcomeCodes, visitPaths } from '#domain/visits/visit-form.ts';
import type { Language } from '../../text/language.ts';
import { translated } from '../../text/translated.ts';
import { toAnswerWords } from './to-answer-words.ts';

export type VisitSheet = {
  readonly important: string | null;
  readonly themes: readonly string[];
  readonly received: readonly string[];
  readonly referredTo: readonly string[];
  /** `agreed`: on the day, when one is set. */
  readonly next: { readonly kind: 'agreed' | 'self'; readonly day: string | null } | null;
};

/**
 * What the person may take with her, in her own written language: her words, the themes, what she got and what she
 * agreed to. No notes, no checks, and nothing at all of a private theme (HV12): somebody else may read it.
 */
export function toSheet(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  language: Language,
): VisitSheet {
  const talked = talkedAbout(questionnaire, response);
  const open = themesOf(questionnaire).filter(({ code, isPrivate }) => !isPrivate && talked.includes(code));
  const general = itemAt(questionnaire, 'avslutning', 'lagt-igjen');
  const left = [
    ...(general ? toAnswerWords(general, answerAt(response, visitPaths.left), language) : []),
    ...open.flatMap(({ item, path }) =>
      (item.item ?? [])
        .filter(({ linkId }) => linkId.endsWith('-lagt-igjen'))
        .flatMap((one) => toAnswerWords(one, answerAt(response, `${path}/${one.linkId}`), language)),
    ),
  ];
  const referral = itemAt(questionnaire, 'avslutning', 'henvist-til');
  const mayTell = toOutcomeCodes(questionnaire, response).referredTo.length > 0;
  const [next] = answerAt(response, visitPaths.next);
  const [day] = answerAt(response, visitPaths.nextDay);
  const kind = next?.valueCoding?.code;
  return {
    important: answerAt(response, visitPaths.important)[0]?.valueString ?? null,
    themes: open.map(({ item }) => translated(item.text, item._text, language)),
    // The same sheet may belong to a theme and to every visit: she got one.
    received: [...new Set(left)],
    referredTo:
      referral && mayTell ? toAnswerWords(referral, answerAt(response, visitPaths.referredTo), language) : [],
    next:
      kind === 'avtalt'
        ? { kind: 'agreed', day: day?.valueDate ?? null }
        : kind === 'selv'
          ? { kind: 'self', day: null }
          : null,
  };
}

const itemAt = ({ item = [] }: Questionnaire, group: string, linkId: string): QuestionnaireItem | undefined =>
  item.find((one) => one.linkId === group)?.item?.find((one) => one.linkId === linkId);
