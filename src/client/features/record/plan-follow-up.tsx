import { useState } from 'preact/hooks';
import { findAnswer } from '#domain/fhir/find-answer.ts';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import { addDays, addMonths, type Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { NewFollowUpSheet } from '../../work/new-follow-up-sheet.tsx';

type Props = {
  readonly record: Kept<'response'>;
  readonly person: Kept<'person'>;
  readonly signed: QuestionnaireResponse;
  readonly today: Day;
};

/** The next weighing the plan speaks of, as a follow-up of somebody's with a day; the evaluation comes by itself. */
export function PlanFollowUp({ record, person, signed, today }: Props) {
  const { language } = useText();
  const { followUp: text } = nutritionText(language);
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const due = nextWeighing(findAnswer(signed, 'veies')?.valueCoding?.code, today);
  return (
    <div class="v-stack">
      <p class="v-quiet">{text.note}</p>
      <p class="v-said" role="status">
        {said}
      </p>
      <Button wide variant="secondary" onClick={() => setOpen(true)}>
        {text.add(person.body.given)}
      </Button>
      {isOpen && (
        <NewFollowUpSheet
          personId={person.id}
          unitId={person.body.unitId}
          source={{ kind: 'response', id: record.id }}
          start={{ what: text.weigh(person.body.given), due }}
          onClose={(done) => {
            setSaid(done);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

function nextWeighing(code: string | undefined, today: Day): Day {
  if (code === 'maned') return addMonths(today, 1);
  return addDays(today, code === 'to-uker' ? 14 : 7);
}
