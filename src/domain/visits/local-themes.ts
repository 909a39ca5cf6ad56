import type { Extension, Primitive, Questionnaire, QuestionnaireItem } from '../fhir/types.ts';
import { visittExtensions } from '../fhir/visitt-extensions.ts';
import { isQuestion, themesOf, type VisitTheme } from './visit-form.ts';

/** A question as a municipality has it, on or off. Bokmål is the form's own language; nynorsk may be missing. */
export type LocalQuestion = {
  readonly linkId: string;
  readonly nb: string;
  readonly nn: string;
  readonly isOn: boolean;
};

export type LocalTheme = {
  readonly code: string;
  readonly item: QuestionnaireItem;
  readonly isOn: boolean;
  readonly questions: readonly LocalQuestion[];
};

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

/**
 * The themes and questions a municipality may choose among: those of the first version are on, those that only the
 * others have are off, as the newest of them had them. `versions`: the one that is worked on first, then newest first.
 */
export function toLocalThemes([present, ...earlier]: readonly Questionnaire[]): readonly LocalTheme[] {
  if (!present) return [];
  const on = themesOf(present);
  const off = newestOf(
    earlier.flatMap(themesOf),
    ({ code }) => code,
    on.map(({ code }) => code),
  );
  const questionsOf = (theme: VisitTheme): readonly LocalQuestion[] => {
    const known = theme.questions.map(({ linkId }) => linkId);
    const others = earlier
      .flatMap(themesOf)
      .filter(({ code }) => code === theme.code)
      .flatMap(({ questions }) => questions);
    return [
      ...theme.questions.map((question) => toLocal(question, true)),
      ...newestOf(others, ({ linkId }) => linkId, known).map((question) => toLocal(question, false)),
    ];
  };
  return [
    ...on.map((theme) => ({
      code: theme.code,
      item: theme.item,
      isOn: true,
      questions: questionsOf(theme),
    })),
    ...off.map((theme) => ({
      code: theme.code,
      item: theme.item,
      isOn: false,
      questions: questionsOf(theme),
    })),
  ];
}

/**
 * The form with these themes and questions, and nothing else changed. What is off is left out, and found again in
 * `versions`. Records made with another version are not touched: it is a version of its own.
 */
export function withLocalThemes(
  versions: readonly Questionnaire[],
  themes: readonly LocalTheme[],
): Questionnaire | null {
  const [present] = versions;
  if (!present) return null;
  const chosen = themes.filter(({ isOn }) => isOn);
  const known = versions.flatMap(themesOf);
  return {
    ...present,
    item: (present.item ?? []).map((group) =>
      group.linkId === 'samtale' ? withThemes(group, chosen, known, versions) : group,
    ),
  };
}

function withThemes(
  group: QuestionnaireItem,
  chosen: readonly LocalTheme[],
  known: readonly VisitTheme[],
  versions: readonly Questionnaire[],
): QuestionnaireItem {
  const options = versions
    .flatMap(({ item = [] }) => item.find(({ linkId }) => linkId === 'samtale')?.item ?? [])
    .filter(({ linkId }) => linkId === 'temaer')
    .flatMap(({ answerOption = [] }) => answerOption);
  const others = (group.item ?? []).filter(({ linkId }) => !linkId.startsWith('tema-'));
  return {
    ...group,
    item: [
      ...others.map((item) =>
        item.linkId === 'temaer'
          ? {
              ...item,
              answerOption: chosen.flatMap(
                ({ code }) => options.find(({ valueCoding }) => valueCoding?.code === code) ?? [],
              ),
            }
          : item,
      ),
      ...chosen.map(({ code, item, questions }) => {
        const asked = known.filter((theme) => theme.code === code).flatMap((theme) => theme.questions);
        return {
          ...item,
          item: [
            ...questions
              .filter(({ isOn }) => isOn)
              .map((question) =>
                toItem(
                  question,
                  asked.find(({ linkId }) => linkId === question.linkId),
                ),
              ),
            ...(item.item ?? []).filter((inner) => !isQuestion(inner)),
          ],
        };
      }),
    ],
  };
}

/** As it stood when its words are the same; a changed one has the languages it was written in. */
function toItem({ linkId, nb, nn }: LocalQuestion, before: QuestionnaireItem | undefined): QuestionnaireItem {
  if (before) {
    const was = toLocal(before, true);
    if (was.nb === nb && was.nn === nn) return before;
  }
  return {
    linkId,
    extension: [{ url: visittExtensions.localText, valueBoolean: true }],
    text: nb,
    ...(nn === '' ? {} : { _text: toNynorsk(nn) }),
    type: 'display',
  };
}

const toNynorsk = (text: string): Primitive => ({
  extension: [
    {
      url: translationUrl,
      extension: [
        { url: 'lang', valueCode: 'nn' },
        { url: 'content', valueString: text },
      ],
    },
  ],
});

const toLocal = ({ linkId, text = '', _text }: QuestionnaireItem, isOn: boolean): LocalQuestion => ({
  linkId,
  nb: text,
  nn: nynorskOf(_text?.extension ?? []),
  isOn,
});

const nynorskOf = (extensions: readonly Extension[]): string =>
  extensions
    .filter(({ url }) => url === translationUrl)
    .find(({ extension = [] }) =>
      extension.some(({ url, valueCode }) => url === 'lang' && valueCode === 'nn'),
    )
    ?.extension?.find(({ url }) => url === 'content')?.valueString ?? '';

/** The first of each key, but those that are had already. */
function newestOf<T>(list: readonly T[], keyOf: (one: T) => string, had: readonly string[]): readonly T[] {
  const seen = new Set(had);
  return list.filter((one) => {
    const key = keyOf(one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
