import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseAnswer,
} from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import { setAnswer } from '#domain/forms/set-answer.ts';
import { isStanding } from '#domain/merge/standing-measurement.ts';
import { toKnownFigures } from '#domain/nutrition/known-figures.ts';
import { toNutritionState } from '#domain/nutrition/nutrition-state.ts';
import { currentStays } from '#domain/schedule/current-stays.ts';
import type { ScreeningSchedule } from '#domain/schedule/screening-schedule.ts';
import { addInterval, ageOn, type Day } from '#domain/time/day.ts';
import type { PersonRecords } from '#store/device-store.ts';

type Known = {
  readonly records: PersonRecords;
  readonly schedules: readonly ScreeningSchedule[];
  readonly today: Day;
  /** How the person stands, in the words of who starts the form; empty when nothing is known. */
  readonly nutritionStatus: string;
};
type Answer = QuestionnaireResponseAnswer | undefined;

/** Whether any question of the form is one of those that can be known already. */
export const asksForKnown = ({ item }: Questionnaire): boolean => placedIn(item).length > 0;

/**
 * What the device knows already, given as answers in the form's own places. They are seen and can be changed like any
 * other; what is not known is left open.
 */
export function withKnownAnswers(
  response: QuestionnaireResponse,
  questionnaire: Questionnaire,
  known: Known,
): QuestionnaireResponse {
  const answers = toAnswers(questionnaire, known);
  return placedIn(questionnaire.item).reduce((filled, { path, item, code }) => {
    const answer = inForce(item, answers[code]);
    return answer ? setAnswer(filled, path, [answer]) : filled;
  }, response);
}

function toAnswers(
  { url }: Questionnaire,
  { records, schedules, today, nutritionStatus }: Known,
): { readonly [code: string]: Answer } {
  const { weight, highest6Months, highestBefore, height } = knownFigures(records, today);
  const { screening, plan } = toNutritionState(records.responses, today);
  const decimal = (value: number | undefined, parts: number): Answer =>
    value === undefined ? undefined : { valueDecimal: value / parts };
  const schedule = schedules.find(({ questionnaire }) => questionnaire === url);
  const stays = currentStays(
    records.servicePeriods.map(({ body }) => body),
    schedule?.rules ?? [],
    today,
  );
  const [evaluationDay] = stays.map(({ rule }) => addInterval(today, rule.repeatEvery)).toSorted();
  const isGoingOn = plan !== null && plan.state !== 'ended';
  return {
    age: records.person ? { valueInteger: ageOn(records.person.body.birthDate, today) } : undefined,
    weight: decimal(weight?.value, 1000),
    height: decimal(height?.value, 10),
    highestWeight6Months: decimal(highest6Months?.value, 1000),
    highestWeightBefore: decimal(highestBefore?.value, 1000),
    atRisk: screening?.isAtRisk == null ? undefined : { valueBoolean: screening.isAtRisk },
    planStatus: isGoingOn ? undefined : { valueCoding: { code: 'ny' } },
    nutritionStatus: nutritionStatus === '' ? undefined : { valueString: nutritionStatus },
    evaluationDay: evaluationDay === undefined ? undefined : { valueDate: evaluationDay },
  };
}

/** The weights and heights of a person that count. */
export const standingMeasurements = ({ measurements, responses }: PersonRecords) =>
  measurements
    .filter(({ body }) => isStanding(body, responses.find(({ id }) => id === body.responseId)?.body))
    .map(({ body }) => body);

/** Those to reckon with today. */
export function knownFigures(records: PersonRecords, today: Day) {
  const standing = standingMeasurements(records);
  return toKnownFigures(
    standing.filter(({ code }) => code === 'bodyWeight'),
    standing.filter(({ code }) => code === 'bodyHeight'),
    today,
  );
}

type Placed = { readonly path: string; readonly item: QuestionnaireItem; readonly code: string };

const placedIn = (items: readonly QuestionnaireItem[] = [], above = ''): readonly Placed[] =>
  items.flatMap((item) => {
    const path = `${above}${item.linkId}`;
    const code = item.extension?.find(({ url }) => url === visittExtensions.knownAnswer)?.valueCode;
    const here = code === undefined ? [] : [{ path, item, code }];
    // A repeat has no place before somebody has made one.
    return item.repeats ? here : [...here, ...placedIn(item.item, `${path}/`)];
  });

/** A choice is given as the form's own option, and not at all where it has none such. */
function inForce({ answerOption }: QuestionnaireItem, answer: Answer): Answer {
  const code = answer?.valueCoding?.code;
  if (code === undefined) return answer;
  const option = answerOption?.find(({ valueCoding }) => valueCoding?.code === code)?.valueCoding;
  if (!option) return undefined;
  const { system, display } = option;
  return {
    valueCoding: {
      code,
      ...(system === undefined ? {} : { system }),
      ...(display === undefined ? {} : { display }),
    },
  };
}
