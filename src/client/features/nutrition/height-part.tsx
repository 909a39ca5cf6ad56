import { useState } from 'preact/hooks';
import { bodyMassIndexTenths } from '#domain/nutrition/body-mass-index.ts';
import { isEstimated, toKnownHeight } from '#domain/nutrition/known-height.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { weighingText } from '../../text/later/weighing-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { HeightSheet } from '../../weighing/height-sheet.tsx';
import { toWeightHistory } from '../../weighing/weight-history.ts';

type Props = {
  readonly person: Kept<'person'>;
  /** Those that count. */
  readonly measurements: readonly Kept<'measurement'>[];
  readonly today: Day;
};

/** The height that is reckoned with, how it was got, and the body mass index that follows from it. */
export function HeightPart({ person, measurements, today }: Props) {
  const { formats, language } = useText();
  const text = weighingText(language);
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const height = toKnownHeight(
    measurements.filter(({ body }) => body.code === 'bodyHeight').map(({ body }) => body),
  );
  const { newest } = toWeightHistory(measurements);
  const tenths = height && newest && bodyMassIndexTenths(newest.body.value, height.value);
  const bmi = tenths === undefined ? undefined : formats.decimal(tenths / 10, 1);
  return (
    <Section title={text.height}>
      {height ? (
        <div>
          <p class="v-nutrition__figure">{formats.height(height.value)}</p>
          <p class="v-quiet v-small">
            {[formats.dayFull(osloDay(height.measuredAt)), height.method && text.methodWords[height.method]]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {bmi !== undefined && <p>{isEstimated(height) ? text.bmiEstimated(bmi) : text.bmi(bmi)}</p>}
        </div>
      ) : (
        <p class="v-quiet">{text.noHeight}</p>
      )}
      <p class="v-said" role="status">
        {said}
      </p>
      {!person.body.deceasedOn && (
        <Button wide variant="secondary" onClick={() => setOpen(true)}>
          {text.noteHeight}
        </Button>
      )}
      {isOpen && (
        <HeightSheet
          person={person}
          known={height}
          today={today}
          onClose={() => setOpen(false)}
          onSaved={(millimetres) => {
            setOpen(false);
            setSaid(text.saved(formats.height(millimetres)));
          }}
        />
      )}
    </Section>
  );
}
