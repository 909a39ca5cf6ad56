import { nutritionForms, type NutritionState } from '#domain/nutrition/nutrition-state.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { ContentForm, DeviceContent } from '../../content/device-content.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { nutritionStateWords } from '../../weighing/nutrition-state-words.ts';
import { useStartForm } from '../../starting/use-start-form.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { Tag } from '../../ui/tag.tsx';
import { FormPart } from './form-part.tsx';
import { PlanFacts } from './plan-facts.tsx';

type Props = {
  readonly person: Kept<'person'>;
  readonly records: PersonRecords;
  readonly content: DeviceContent;
  readonly state: NutritionState;
  readonly today: Day;
};

/** How she stands in one line, then screening, assessment and plan, the next step among them in the leading colour. */
export function NutritionParts({ person, records, content, state, today }: Props) {
  const { formats, language } = useText();
  const text = nutritionText(language);
  const { start, isStarting } = useStartForm(person, null, { records, content });
  const { screening, assessment, plan, needsPlan } = state;
  const { words, color } = nutritionStateWords(state, text, formats, today);
  const formOf = (url: string): ContentForm | undefined => content.forms.find((form) => form.url === url);
  const draftOf = (url: string) =>
    records.responses.find(
      ({ body }) => body.status === 'draft' && body.questionnaire.split('|', 1)[0] === url,
    );
  const onStart = person.body.deceasedOn ? null : start;
  const screened = screening && formOf(screening.questionnaire);
  const isAssessed = assessment !== null && (screening === null || assessment.at >= screening.at);
  const part = { isStarting, onStart };
  return (
    <>
      <p class="v-nutrition__head">
        <Tag color={color}>{words}</Tag>
      </p>
      <FormPart
        {...part}
        title={text.screening}
        form={formOf(nutritionForms.mst)}
        signedId={screening?.id}
        draft={draftOf(nutritionForms.mst)}
        isNext={screening === null}
      >
        {screening ? (
          <div>
            <p class="v-nutrition__figure">
              {[
                screened && shortFormTitle(screened.questionnaire, language),
                screening.score !== null && text.points(formats.decimal(screening.score)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p>
              {screening.isAtRisk === null
                ? text.state.unclear
                : screening.isAtRisk
                  ? text.state.atRisk
                  : text.state.notAtRisk}
            </p>
            <p class="v-quiet v-small">{formats.dayFull(screening.day)}</p>
          </div>
        ) : (
          <p class="v-quiet">{text.noScreening}</p>
        )}
      </FormPart>
      <FormPart
        {...part}
        title={text.assessment}
        form={formOf(nutritionForms.assessment)}
        signedId={assessment?.id}
        draft={draftOf(nutritionForms.assessment)}
        isNext={needsPlan && !isAssessed}
      >
        {assessment ? (
          <div>
            <p>{glimInWords(assessment, text)}</p>
            <p class="v-quiet v-small">{formats.dayFull(assessment.day)}</p>
          </div>
        ) : (
          <p class="v-quiet">{text.noAssessment}</p>
        )}
      </FormPart>
      <FormPart
        {...part}
        title={text.plan}
        form={formOf(nutritionForms.plan)}
        signedId={plan?.id}
        draft={draftOf(nutritionForms.plan)}
        startLabel={plan && plan.state !== 'ended' ? text.evaluate : undefined}
        isNext={(needsPlan && isAssessed) || plan?.state === 'overdue'}
      >
        {plan ? <PlanFacts plan={plan} today={today} /> : <p class="v-quiet">{text.noPlan}</p>}
        {needsPlan && <p>{text.planNeeded}</p>}
      </FormPart>
    </>
  );
}

function glimInWords(
  { isMalnourished, grade }: NonNullable<NutritionState['assessment']>,
  text: ReturnType<typeof nutritionText>,
): string {
  if (isMalnourished === null) return text.glimOpen;
  if (!isMalnourished) return text.notMalnourished;
  return grade === null ? text.malnourishedUngraded : text.malnourished(String(grade));
}
