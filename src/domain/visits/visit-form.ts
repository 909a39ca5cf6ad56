import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
  QuestionnaireResponseItem,
} from '../fhir/types.ts';
import { visittExtensions } from '../fhir/visitt-extensions.ts';
import { answerAt } from '../forms/set-answer.ts';
import type { ReferralConsent, VisitFacts } from './visit.ts';
import { toVisitStage } from './visit-stage.ts';

/** The form a preventive home visit is talked through with. Its versions share these paths. */
export const visitFormUrl = 'https://visitt.example/fhir/Questionnaire/forebyggende-hjemmebesok';

/** HV16: finishing a visit signs its conversation; until then it is not signed by itself. `questionnaire`: canonical. */
export const isSignedByVisit = (visit: VisitFacts, questionnaire: string): boolean =>
  visit.kind === 'preventiveVisit' &&
  questionnaire.split('|', 1)[0] === visitFormUrl &&
  toVisitStage(visit) === 'begun';

export const visitPaths = {
  reply: 'invitasjon/invitasjon-svar',
  channel: 'invitasjon/invitasjon-kanal',
  source: 'invitasjon/kilde',
  interpreter: 'besok/tolk-brukt',
  interpreterLanguage: 'besok/tolk-sprak',
  important: 'samtale/viktig',
  themes: 'samtale/temaer',
  left: 'avslutning/lagt-igjen',
  consent: 'avslutning/samtykke',
  consentDay: 'avslutning/samtykke-dato',
  referredTo: 'avslutning/henvist-til',
  next: 'avslutning/neste',
  nextDay: 'avslutning/neste-dato',
} as const;

const conversation = 'samtale';
const themePrefix = 'tema-';

export type VisitTheme = {
  /** As in the answer to «hva snakket dere om»: `bolig`. */
  readonly code: string;
  /** Where its answers lie. */
  readonly path: string;
  /** The group with all that belongs to it. */
  readonly item: QuestionnaireItem;
  /** Open questions to talk about: not answered, only asked. */
  readonly questions: readonly QuestionnaireItem[];
  /** To be talked about in private, and never on paper for the person. */
  readonly isPrivate: boolean;
  /** Urls of forms that are tools in it. */
  readonly tools: readonly string[];
};

/** The themes of this version of the form, in its order. */
export const themesOf = ({ item = [] }: Questionnaire): readonly VisitTheme[] =>
  (item.find(({ linkId }) => linkId === conversation)?.item ?? [])
    .filter(({ linkId }) => linkId.startsWith(themePrefix))
    .map((group) => ({
      code: group.linkId.slice(themePrefix.length),
      path: `${conversation}/${group.linkId}`,
      item: group,
      questions: (group.item ?? []).filter(isQuestion),
      isPrivate: (group.extension ?? []).some(
        ({ url, valueBoolean }) => url === visittExtensions.privateTalk && valueBoolean === true,
      ),
      tools: (group.extension ?? []).flatMap(({ url, valueCanonical }) =>
        url === visittExtensions.themeTool && valueCanonical !== undefined ? [valueCanonical] : [],
      ),
    }));

/** A text the municipality makes its own, to be asked aloud. */
export const isQuestion = ({ type, extension = [] }: QuestionnaireItem): boolean =>
  type === 'display' && extension.some(({ url }) => url === visittExtensions.localText);

/** Codes of the themes that were talked about: ticked, or with something written in them. */
export function talkedAbout(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): readonly string[] {
  const ticked = codesAt(response, visitPaths.themes);
  return themesOf(questionnaire)
    .filter((theme) => ticked.includes(theme.code) || hasNotes(response, theme))
    .map(({ code }) => code);
}

/** Whether something was written in the theme, beside that it was talked about. */
export const hasNotes = ({ item = [] }: QuestionnaireResponse, theme: VisitTheme): boolean =>
  item
    .filter(({ linkId }) => linkId === conversation)
    .some((talk) => hasAnswer(talk.item ?? [], theme.item.linkId));

/** The answer that says that these were talked about, in the form's own codings. */
export function toThemesAnswer(
  { item = [] }: Questionnaire,
  codes: readonly string[],
): readonly QuestionnaireResponseAnswer[] {
  const options = item
    .find(({ linkId }) => linkId === 'samtale')
    ?.item?.find(({ linkId }) => linkId === 'temaer')?.answerOption;
  return (options ?? []).flatMap(({ valueCoding }) =>
    valueCoding?.code !== undefined && codes.includes(valueCoding.code)
      ? [{ valueCoding: bare(valueCoding) }]
      : [],
  );
}

/** The answer with one of an item's own options; empty when it has no such option. `path` from the root. */
export function toOptionAnswer(
  { item = [] }: Questionnaire,
  path: string,
  code: string,
): readonly QuestionnaireResponseAnswer[] {
  let items: readonly QuestionnaireItem[] = item;
  let found: QuestionnaireItem | undefined;
  for (const linkId of path.split('/')) {
    found = items.find((one) => one.linkId === linkId);
    items = found?.item ?? [];
  }
  const coding = found?.answerOption?.find(({ valueCoding }) => valueCoding?.code === code)?.valueCoding;
  return coding ? [{ valueCoding: bare(coding) }] : [];
}

const bare = ({ system, code, display }: { system?: string; code?: string; display?: string }) => ({
  ...(system === undefined ? {} : { system }),
  ...(code === undefined ? {} : { code }),
  ...(display === undefined ? {} : { display }),
});

/** What stands in the signed form, as the codes a visit is counted by. */
export function toOutcomeCodes(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): {
  readonly themes: readonly string[];
  readonly interpreter: boolean;
  readonly consent: ReferralConsent | null;
  readonly referredTo: readonly string[];
} {
  const [consent] = codesAt(response, visitPaths.consent);
  const mayRefer = consent === 'muntlig' || consent === 'skriftlig';
  return {
    themes: talkedAbout(questionnaire, response),
    interpreter: answerAt(response, visitPaths.interpreter)[0]?.valueBoolean === true,
    consent: consent === undefined ? null : (consents[consent] ?? null),
    referredTo: mayRefer ? codesAt(response, visitPaths.referredTo, 'annet') : [],
  };
}

const consents: { readonly [code: string]: ReferralConsent } = {
  muntlig: 'oral',
  skriftlig: 'written',
  nei: 'no',
  'ikke-aktuelt': 'notRelevant',
};

/** Codes of an answer; what was written freely counts as `free`, or is left out. */
function codesAt(response: QuestionnaireResponse, path: string, free?: string): readonly string[] {
  return answerAt(response, path).flatMap(({ valueCoding, valueString }) =>
    valueCoding?.code !== undefined
      ? [valueCoding.code]
      : free !== undefined && (valueString ?? valueCoding?.display)
        ? [free]
        : [],
  );
}

/** What belongs to a theme, or chooses among them. */
export const isOfThemes = ({ linkId }: QuestionnaireItem): boolean =>
  linkId === 'temaer' || linkId.startsWith(themePrefix);

/**
 * A part of the form as a form of its own: the group at `path`, without headings and shown whatever was answered
 * elsewhere. `without`: items that are left out. Answers keep their paths.
 */
export const toPart = (
  questionnaire: Questionnaire,
  path: string,
  without: (item: QuestionnaireItem) => boolean = () => false,
): Questionnaire => ({ ...questionnaire, item: partOf(questionnaire.item ?? [], path.split('/'), without) });

const partOf = (
  items: readonly QuestionnaireItem[],
  [linkId, ...below]: readonly string[],
  without: (item: QuestionnaireItem) => boolean,
): readonly QuestionnaireItem[] =>
  items
    .filter((group) => group.linkId === linkId)
    .map(({ type, item = [], ...group }) => ({
      linkId: group.linkId,
      type,
      item: below.length > 0 ? partOf(item, below, without) : item.filter((inner) => !without(inner)),
    }));

/** The answers that lie in a part, so that it knows of no others. */
export function toPartResponse(part: Questionnaire, response: QuestionnaireResponse): QuestionnaireResponse {
  const { item = [], ...rest } = response;
  const kept = answersIn(part.item ?? [], item);
  return kept.length > 0 ? { ...rest, item: kept } : rest;
}

const answersIn = (
  items: readonly QuestionnaireItem[],
  answers: readonly QuestionnaireResponseItem[],
): readonly QuestionnaireResponseItem[] =>
  answers.flatMap((given) => {
    const item = items.find(({ linkId }) => linkId === given.linkId);
    if (!item) return [];
    if (item.type !== 'group') return [given];
    const inner = answersIn(item.item ?? [], given.item ?? []);
    return inner.length > 0 ? [{ ...given, item: inner }] : [];
  });

function hasAnswer(items: readonly QuestionnaireResponseItem[], linkId: string): boolean {
  const found = items.find((item) => item.linkId === linkId);
  return found !== undefined && holdsAnswer(found);
}

const holdsAnswer = ({ answer = [], item = [] }: QuestionnaireResponseItem): boolean =>
  answer.length > 0 || item.some(holdsAnswer);
