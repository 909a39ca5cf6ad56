import type { Questionnaire } from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import type { ContentForm, DeviceContent } from '../content/device-content.ts';

/** What a signed form leads to. */
export type NextForms = {
  /** Null where the form has no risk to tell of, or where a part was missing. */
  readonly isAtRisk: boolean | null;
  /** The nearest first; none after a result without risk. */
  readonly forms: readonly ContentForm[];
};

type ContentToFollow = Pick<DeviceContent, 'forms'> & {
  readonly schedules: readonly Pick<DeviceContent['schedules'][number], 'questionnaire' | 'riskFrom'>[];
};

/** The next steps after a form with this score, as the content says. */
export function toNextForms(
  { url = '' }: Questionnaire,
  score: number | undefined,
  { forms, schedules }: ContentToFollow,
): NextForms {
  const riskFrom = schedules.find(({ questionnaire }) => questionnaire === url)?.riskFrom;
  const isAtRisk = riskFrom === undefined || score === undefined ? null : score >= riskFrom;
  if (riskFrom !== undefined && isAtRisk !== true) return { isAtRisk, forms: [] };
  const next = forms.filter(({ questionnaire }) => isAfter(questionnaire, url));
  // One that is itself the next step after another of them comes later.
  const rank = ({ questionnaire }: ContentForm): number =>
    next.filter((other) => isAfter(questionnaire, other.url)).length;
  return { isAtRisk, forms: next.toSorted((a, b) => rank(a) - rank(b)) };
}

const isAfter = ({ extension = [] }: Questionnaire, url: string): boolean =>
  extension.some(
    (one) => one.url === visittExtensions.nextAfter && one.valueCanonical?.split('|', 1)[0] === url,
  );
