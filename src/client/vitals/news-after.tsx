import { madeAt } from '#domain/merge/made-at.ts';
import { newsBand, readVitals } from '#domain/vitals/read-vitals.ts';
import type { CompanionProps } from '../companion-props.ts';
import { useToday } from '../device/use-today.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';
import { IsbarButton } from './isbar-button.tsx';
import { toLocalPlan } from './local-plan.ts';
import { NewsResult } from './news-result.tsx';
import { RepeatChoice } from './repeat-choice.tsx';
import './vitals.css';

/** On the receipt: the result part by part, the municipality's own words, the call, and when to measure again. */
export function NewsAfter({ record, questionnaire, about }: CompanionProps) {
  const { language } = useText();
  const text = vitalsText(language);
  const today = useToday();
  const { person } = about;
  if (!person) return null;
  const vitals = readVitals(record.body.response);
  const local = toLocalPlan(questionnaire, newsBand(vitals), language);
  return (
    <div class="v-vitals-after">
      <NewsResult vitals={vitals} />
      <div class="v-vitals-local">
        {local && <p>{local.words}</p>}
        <p class="v-quiet v-small">{text.after.noPlan}</p>
      </div>
      <IsbarButton record={record} questionnaire={questionnaire} about={about} />
      <RepeatChoice
        person={person}
        plan={about.vitalsPlans[0]}
        measuredAt={madeAt(record.body)}
        local={local?.repeatMinutes}
        today={today}
      />
    </div>
  );
}
