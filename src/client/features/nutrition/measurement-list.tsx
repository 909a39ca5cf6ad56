import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { weighingText } from '../../text/later/weighing-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { exactWeight } from '../../weighing/exact-weight.ts';
import { weightNotes } from '../../weighing/weight-notes.ts';
import { voidMeasurement } from '../../weighing/write-measurement.ts';

type Props = {
  /** Newest first, voided ones too. */
  readonly measurements: readonly Kept<'measurement'>[];
  readonly today: Day;
};

/** Every figure as it was noted, with its state. A wrong one is voided with a reason; one from a form, in its form. */
export function MeasurementList({ measurements, today }: Props) {
  const { formats, language } = useText();
  const text = weighingText(language);
  const { store, deliverSigned } = useDevice();
  const [asked, setAsked] = useState<Kept<'measurement'>>();
  const [said, setSaid] = useState('');
  const figureOf = ({ body }: Kept<'measurement'>): string =>
    body.code === 'bodyWeight' ? exactWeight(body.value, formats) : formats.height(body.value);
  return (
    <>
      <p class="v-said" role="status">
        {said}
      </p>
      <Rows>
        {measurements.map((measurement) => {
          const { id, body, delivery } = measurement;
          const figure = figureOf(measurement);
          const notes =
            body.code === 'bodyWeight'
              ? weightNotes(body, text)
              : body.method === undefined
                ? []
                : [text.methodWords[body.method]];
          return (
            <Row
              key={id}
              {...(body.responseId == null ? {} : { to: addresses.form(body.responseId) })}
              title={body.voided ? <s>{figure}</s> : figure}
              end={
                body.responseId == null &&
                !body.voided && (
                  <Button
                    variant="tertiary"
                    color="neutral"
                    label={text.voidLabel(figure)}
                    onClick={() => setAsked(measurement)}
                  >
                    {text.void}
                  </Button>
                )
              }
            >
              <span>{[formats.dayFull(osloDay(body.measuredAt)), ...notes].join(' · ')}</span>
              {body.voided && (
                <span>
                  <strong>{text.void}</strong> {text.becauseOf(body.voided.reason)}
                </span>
              )}
              <SyncMark delivery={delivery} today={today} />
            </Row>
          );
        })}
      </Rows>
      {asked && (
        <ReasonSheet
          draft={`void:${asked.id}`}
          about={asked.id}
          title={text.voidTitle}
          text={text.voidText}
          confirm={text.voidConfirm}
          color="danger"
          onClose={() => setAsked(undefined)}
          onConfirm={async (reason) => {
            await voidMeasurement(store, asked.id, reason);
            deliverSigned();
            setAsked(undefined);
            setSaid(text.undone);
          }}
        />
      )}
    </>
  );
}
