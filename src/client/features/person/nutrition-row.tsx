import { toNutritionState } from '#domain/nutrition/nutrition-state.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { nutritionStateWords } from '../../weighing/nutrition-state-words.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { useText } from '../../text/use-text.ts';
import { Dot } from '../../ui/dot.tsx';
import { Row, Rows } from '../../ui/row.tsx';

type Props = { readonly person: Kept<'person'>; readonly records: PersonRecords; readonly today: Day };

/** How she stands with food and weight, and the way to the rest of it. */
export function NutritionRow({ person, records, today }: Props) {
  const { formats, language } = useText();
  const text = nutritionText(language);
  const { words, color } = nutritionStateWords(
    toNutritionState(records.responses, today),
    text,
    formats,
    today,
  );
  return (
    <Rows>
      <Row
        to={addresses.nutrition(person.id)}
        lead={<Dot kind={color === 'warning' ? 'overdue' : 'open'} />}
        title={text.open}
      >
        {words}
      </Row>
    </Rows>
  );
}
