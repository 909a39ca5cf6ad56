import type { Questionnaire } from '#domain/fhir/types.ts';
import { nutritionForms } from '#domain/nutrition/nutrition-state.ts';
import { reliableNewestFirst, weightLossWithin } from '#domain/nutrition/weight-loss.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { PersonRecords } from '#store/device-store.ts';
import { asksForKnown, standingMeasurements } from '../../starting/known-answers.ts';
import { useToday } from '../../device/use-today.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { exactWeight } from '../../weighing/exact-weight.ts';

type Props = { readonly questionnaire: Questionnaire; readonly about: PersonRecords };

/** As long as the first question of MST looks back. */
const months = 6;
const urls: readonly (string | undefined)[] = Object.values(nutritionForms);

/** The person's own weights beside the questions about them, and that something was filled in. */
export function KnownWeight({ questionnaire, about }: Props) {
  const { formats, language } = useText();
  const text = nutritionText(language);
  const today = useToday();
  if (!urls.includes(questionnaire.url)) return null;
  const weights = standingMeasurements(about).filter(({ code }) => code === 'bodyWeight');
  const [newest] = reliableNewestFirst(weights);
  const loss = weightLossWithin(weights, months);
  return (
    <div class="v-small">
      {newest && (
        <p>
          {text.known(exactWeight(newest.value, formats), formats.dayNear(osloDay(newest.measuredAt), today))}
        </p>
      )}
      {loss && (
        <p>
          {text.knownChange(
            formats.percentChange(-loss.perMille / 1000),
            months,
            exactWeight(loss.from, formats),
            formats.dayNear(loss.since, today),
          )}
        </p>
      )}
      {asksForKnown(questionnaire) && <p class="v-quiet">{text.prefilled}</p>}
    </div>
  );
}
