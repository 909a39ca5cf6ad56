import { compareVersions } from '../fhir/compare-versions.ts';
import { findAnswer } from '../fhir/find-answer.ts';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import { osloDay } from '../time/oslo.ts';
import { news2Url } from './vitals-forms.ts';
import { spo2ScaleOn, type VitalsPlan } from './vitals-plan.ts';

/** From here on the form's scale follows the plan; before, whoever filled it in chose it there. */
const firstByPlan = '1.1.0';

/** A NEWS2 that reads oxygen saturation by scale 2. `questionnaire`: `url|version`. */
export function usesSecondScale(questionnaire: string, response: QuestionnaireResponse): boolean {
  const [url, version = ''] = questionnaire.split('|', 2);
  if (url !== news2Url || compareVersions(version, firstByPlan) < 0) return false;
  return findAnswer(response, 'skala')?.valueCoding?.code === 'skala-2';
}

type Signing = {
  /** When it was signed by its device, and when the server got it; ISO 8601. */
  readonly at: string;
  readonly receivedAt: string;
};
type Decided = {
  readonly plan: VitalsPlan;
  /** When the decision was last set or ended; absent when nobody has. */
  readonly decidedAt: string | undefined;
};

/**
 * Whether a doctor's decision may have stood behind it (VIT11). What was decided or ended after the signing says nothing
 * of what its signer saw, and a device's clock may be wrong: only where there was no decision is one missing.
 */
export function isScaleDecided(known: Decided | null, { at, receivedAt }: Signing): boolean {
  if (known?.decidedAt === undefined) return false;
  const { plan, decidedAt } = known;
  const holds = [at, receivedAt].some((when) => spo2ScaleOn(plan, osloDay(when)) === 2);
  return holds || Date.parse(decidedAt) > Date.parse(at);
}
