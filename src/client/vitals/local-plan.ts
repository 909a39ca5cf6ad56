import type { Questionnaire } from '#domain/fhir/types.ts';
import { localItem, readLocalPlan } from '#domain/vitals/local-plan.ts';
import type { NewsBand } from '#domain/vitals/read-vitals.ts';
import type { Language } from '../text/language.ts';
import { translated } from '../text/translated.ts';

type LocalWords = {
  /** The municipality's words for this result, or that there are none yet. */
  readonly words: string;
  /** Minutes until the next measurement; undefined when the municipality has not said. */
  readonly repeatMinutes: number | undefined;
};

/** What the municipality has put into its version of the form for a result. */
export function toLocalPlan(
  questionnaire: Questionnaire,
  band: NewsBand | null,
  language: Language,
): LocalWords | null {
  const item = band && localItem(questionnaire, band);
  if (!item) return null;
  return {
    words: translated(item.text, item._text, language),
    repeatMinutes: readLocalPlan(questionnaire)[band].repeatMinutes ?? undefined,
  };
}
