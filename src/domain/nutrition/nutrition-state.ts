import { findAnswer, itemsOf } from '../fhir/find-answer.ts';
import type { QuestionnaireResponse } from '../fhir/types.ts';
import type { Day } from '../time/day.ts';
import { osloDay } from '../time/oslo.ts';

const form = (name: string): string => `https://visitt.example/fhir/Questionnaire/${name}`;
/** The forms this is told from, by their urls without version. */
export const nutritionForms = {
  mst: form('mst'),
  nrs: form('nrs-2002'),
  assessment: form('ernaeringsvurdering'),
  plan: form('ernaeringsplan'),
} as const;

/** A response record. */
export type SignedForm = {
  readonly id: string;
  readonly body: {
    readonly questionnaire: string;
    readonly status: 'draft' | 'signed' | 'voided';
    readonly signedAt?: string | undefined;
    readonly earlier?: readonly { readonly at: string }[] | undefined;
    readonly response: QuestionnaireResponse;
  };
};

type Made = { readonly id: string; readonly at: string; readonly day: Day };
export type NutritionScreening = Made & {
  readonly questionnaire: string;
  readonly score: number | null;
  /** Null where the form was signed with a part missing. */
  readonly isAtRisk: boolean | null;
};
export type NutritionAssessment = Made & {
  readonly isMalnourished: boolean | null;
  readonly grade: number | null;
};
export type PlanMeasure = {
  readonly what: string;
  readonly who: string | null;
  readonly when: string | null;
};
export type NutritionPlan = Made & {
  /** `overdue`: its own day has passed and nothing was signed since. */
  readonly state: 'standing' | 'overdue' | 'ended';
  readonly evaluation: Day | null;
  readonly goal: string | null;
  readonly measures: readonly PlanMeasure[];
  /** How often the person is weighed: `uke`, `to-uker`, `maned`. */
  readonly weighing: string | null;
  readonly endReason: string | null;
  /** `nadd`, `delvis`, `ikke-nadd`, `ikke-vurdert`; null where it was not asked for. */
  readonly outcome: string | null;
};

export type NutritionState = {
  readonly screening: NutritionScreening | null;
  readonly assessment: NutritionAssessment | null;
  readonly plan: NutritionPlan | null;
  /** NUT15. */
  readonly needsPlan: boolean;
};

/** How a person stands by the newest signed forms; rules by id in `SPEC.md`. `today`: a day in Norway. */
export function toNutritionState(responses: readonly SignedForm[], today: Day): NutritionState {
  const screening = newestOf(responses, [nutritionForms.mst, nutritionForms.nrs]);
  const assessment = newestOf(responses, [nutritionForms.assessment]);
  const plan = newestOf(responses, [nutritionForms.plan]);
  const screened = screening && toScreening(screening);
  const planned = plan && toPlan(plan, today);
  const hasPlan = planned !== null && planned.state !== 'ended';
  const isEndedSince = planned !== null && screened !== null && planned.at >= screened.at;
  return {
    screening: screened,
    assessment: assessment && toAssessment(assessment),
    plan: planned,
    needsPlan: screened?.isAtRisk === true && !hasPlan && !isEndedSince,
  };
}

type Newest = Made & { readonly questionnaire: string; readonly response: QuestionnaireResponse };

/** A correction is no new one: it was made when it was first signed. */
function newestOf(responses: readonly SignedForm[], urls: readonly string[]): Newest | null {
  const [newest] = responses
    .flatMap(({ id, body: { status, questionnaire, signedAt, earlier, response } }) => {
      const url = questionnaire.split('|', 1)[0] ?? '';
      const first = earlier?.[0]?.at ?? signedAt;
      if (status !== 'signed' || first === undefined || !urls.includes(url)) return [];
      const at = new Date(first).toISOString();
      return [{ id, at, day: osloDay(at), questionnaire: url, response }];
    })
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  return newest ?? null;
}

function toScreening({ response, ...made }: Newest): NutritionScreening {
  const points = findAnswer(response, 'poeng');
  return {
    ...made,
    score: points?.valueInteger ?? points?.valueDecimal ?? null,
    isAtRisk: findAnswer(response, 'risiko')?.valueBoolean ?? null,
  };
}

const toAssessment = ({ id, at, day, response }: Newest): NutritionAssessment => ({
  id,
  at,
  day,
  isMalnourished: findAnswer(response, 'glim-oppfylt')?.valueBoolean ?? null,
  grade: findAnswer(response, 'glim-grad')?.valueInteger ?? null,
});

function toPlan({ id, at, day, response }: Newest, today: Day): NutritionPlan {
  const wordsAt = (linkId: string): string | null => {
    const answer = findAnswer(response, linkId);
    return answer?.valueString ?? answer?.valueCoding?.code ?? null;
  };
  const evaluation = findAnswer(response, 'evaluering')?.valueDate ?? null;
  const isEnded = wordsAt('plan-status') === 'slutt';
  return {
    id,
    at,
    day,
    state: isEnded ? 'ended' : evaluation !== null && evaluation < today ? 'overdue' : 'standing',
    evaluation: isEnded ? null : evaluation,
    goal: wordsAt('mal'),
    measures: itemsOf(response, 'tiltak').flatMap(({ item = [] }) => {
      const partAt = (linkId: string) =>
        item.find((part) => part.linkId === linkId)?.answer?.[0]?.valueString ?? null;
      const what = partAt('tiltak-hva');
      return what === null ? [] : [{ what, who: partAt('tiltak-hvem'), when: partAt('tiltak-nar') }];
    }),
    weighing: wordsAt('veies'),
    endReason: wordsAt('slutt-grunn'),
    outcome: wordsAt('utfall'),
  };
}
