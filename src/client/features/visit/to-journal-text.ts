import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from '#domain/fhir/types.ts';
import { talkedAbout, themesOf } from '#domain/visits/visit-form.ts';
import type { Language } from '../../text/language.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { translated } from '../../text/translated.ts';
import { toAnswerWords } from './to-answer-words.ts';

export type JournalFacts = {
  readonly questionnaire: Questionnaire;
  readonly response: QuestionnaireResponse;
  /** As written in the language of the text. */
  readonly day: string;
  readonly followUps: readonly { readonly what: string; readonly who: string | null; readonly due: string }[];
  readonly writtenBy: string;
  readonly writtenAt: string;
};

/**
 * The visit as plain text for the journal: what was answered, in the form's order, each theme by itself, then what was
 * agreed. A line each and no signs that a journal system would stumble over.
 */
export function toJournalText(facts: JournalFacts, language: Language): string {
  const { journal: text } = visitText(language);
  const { questionnaire, response, followUps } = facts;
  const groups = questionnaire.item ?? [];
  const answers = response.item ?? [];
  const linesOf = (linkId: string, but: readonly string[] = []): readonly string[] => {
    const group = groups.find((one) => one.linkId === linkId);
    const given = answers.find((one) => one.linkId === linkId);
    return group && given ? toLines(group.item ?? [], given.item ?? [], language, but) : [];
  };
  const talk = answers.find(({ linkId }) => linkId === 'samtale')?.item ?? [];
  const talked = talkedAbout(questionnaire, response);
  const themes = themesOf(questionnaire)
    .filter(({ code }) => talked.includes(code))
    .map(({ item }) => {
      const given = talk.find(({ linkId }) => linkId === item.linkId);
      const lines = toLines(item.item ?? [], given?.item ?? [], language, []);
      return [
        `${translated(item.text, item._text, language)}:`,
        ...(lines.length > 0 ? lines.map((line) => `  ${line}`) : [`  ${text.talkedOnly}`]),
      ].join('\n');
    });
  const agreed = followUps.map(({ what, who, due }) => `- ${text.followUp(what, who ?? text.unit, due)}`);
  return [
    text.heading(facts.day),
    linesOf('invitasjon').join('\n'),
    linesOf('besok').join('\n'),
    linesOf('samtale', ['temaer']).join('\n'),
    themes.length > 0 ? [text.themes.toUpperCase(), ...themes].join('\n') : '',
    linesOf('avslutning', ['tiltak']).join('\n'),
    agreed.length > 0 ? [`${text.followUps}:`, ...agreed].join('\n') : '',
    text.writtenBy(facts.writtenBy, facts.writtenAt),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function toLines(
  items: readonly QuestionnaireItem[],
  answers: readonly QuestionnaireResponseItem[],
  language: Language,
  but: readonly string[],
): readonly string[] {
  return items
    .filter(({ linkId }) => !but.includes(linkId))
    .flatMap((item) => {
      const words = answers
        .filter(({ linkId }) => linkId === item.linkId)
        .flatMap(({ answer = [] }) => toAnswerWords(item, answer, language));
      if (words.length === 0) return [];
      const question = translated(item.text, item._text, language);
      return [`${question}${/[?:.]$/.test(question) ? '' : ':'} ${words.join(', ')}`];
    });
}
