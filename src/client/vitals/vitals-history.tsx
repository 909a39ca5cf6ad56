import { madeAt } from '#domain/merge/made-at.ts';
import { useState } from 'preact/hooks';
import { readVitals, type Vitals } from '#domain/vitals/read-vitals.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../addresses.ts';
import { vitalsText, type VitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';
import { Choices } from '../ui/choices.tsx';
import { Curve } from '../ui/curve.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { whenWords } from './when-words.ts';

/** So many of the newest are drawn and told. */
const mostShown = 20;

/** What can be drawn, and what lies at least between bottom and top of its curve, in its own unit. */
const measures = { total: 7, respirasjon: 10, spo2: 10, puls: 40, systolisk: 60, temperatur: 2 } as const;
type Measure = keyof typeof measures;

type Props = {
  /** Signed NEWS2, the newest first. */
  readonly measured: readonly Kept<'response'>[];
  readonly today: Day;
};

/** How the totals and each measurement move, with the figures behind; an incomplete total has no place on its curve. */
export function VitalsHistory({ measured, today }: Props) {
  const { language, formats } = useText();
  const text = vitalsText(language);
  const [measure, setMeasure] = useState<Measure>('total');
  const figure = (value: number): string =>
    language === 'en' ? String(value) : String(value).replace('.', ',');
  const shown = measured.slice(0, mostShown).map((record) => {
    const at = madeAt(record.body) ?? record.body.startedAt;
    return {
      id: record.id,
      at,
      when: whenWords(at, today, formats),
      vitals: readVitals(record.body.response),
    };
  });
  const points = shown.toReversed().flatMap(({ id, at, when, vitals }) => {
    const value = measure === 'total' ? vitals.total : vitals.number(measure);
    if (value === null) return [];
    const note =
      measure === 'total' && vitals.threes.length > 0
        ? text.curveNote(vitals.threes.map((part) => text.parts[part]).join(', '))
        : undefined;
    const label = measure === 'total' ? text.news(value) : text.values[measure](figure(value));
    return [{ key: id, at: Date.parse(at), value, label, when, note }];
  });
  return (
    <>
      {shown.length > 1 && (
        <>
          <Choices
            legend={text.curve}
            value={measure}
            options={(Object.keys(measures) as Measure[]).map((value) => ({
              value,
              label: value === 'total' ? 'NEWS2' : text.short[value],
            }))}
            onChange={setMeasure}
          />
          <Curve
            key={measure}
            title={measure === 'total' ? 'NEWS2' : text.short[measure]}
            points={points}
            toTick={figure}
            least={measures[measure]}
            step={1}
          />
        </>
      )}
      <Disclosure title={text.history} long>
        <Rows>
          {shown.map(({ id, when, vitals }) => (
            <Row
              key={id}
              to={addresses.form(id)}
              title={vitals.total === null ? text.incompleteTitle : text.news(vitals.total)}
            >
              <span>{when}</span>
              <span>{valuesInWords(vitals, text, figure)}</span>
            </Row>
          ))}
        </Rows>
      </Disclosure>
    </>
  );
}

function valuesInWords(
  { number }: Vitals,
  { values }: VitalsText,
  figure: (value: number) => string,
): string {
  const shown = (['respirasjon', 'spo2', 'puls', 'systolisk', 'temperatur'] as const).flatMap((measure) => {
    const value = number(measure);
    if (value === null) return [];
    const lower = measure === 'systolisk' ? number('diastolisk') : null;
    return [values[measure](lower === null ? figure(value) : `${figure(value)}/${figure(lower)}`)];
  });
  return shown.join(' · ');
}
