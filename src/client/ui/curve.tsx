import { useId, useState } from 'preact/hooks';
import { curveText } from '../text/later/curve-text.ts';
import { useText } from '../text/use-text.ts';
import { toCurveScale } from './curve-scale.ts';
import { CurveTable } from './curve-table.tsx';
import { Disclosure } from './disclosure.tsx';
import './curve.css';

export type CurvePoint = {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: number;
  /** The value in words: `62,3 kg`. */
  readonly label: string;
  /** When, in words: `21. nov. 2026`. */
  readonly when: string;
  /** A ring beside the line instead of a dot on it: not to be relied on. `note` says why. */
  readonly isHollow?: boolean | undefined;
  readonly note?: string | undefined;
};

type Props = {
  /** What the curve is of, as a screen reader and the table's heading say it: *Vekt*. */
  readonly title: string;
  /** Oldest first, at least one. */
  readonly points: readonly CurvePoint[];
  /** A tick of the axis in words; short, without the unit when that is long. */
  readonly toTick: (value: number) => string;
  /** What lies at least between bottom and top, in the unit of the values. */
  readonly least: number;
  /** 1 for what is counted in whole numbers. */
  readonly step?: number;
  /** A level to compare with, with a word beside it. */
  readonly level?: { readonly value: number; readonly label: string } | undefined;
};

/**
 * A line with its points. A tap or a drag picks the nearest point, the arrow keys and a screen reader go from one to the
 * next; its value and day stand above. The table behind has the same for those who cannot see it.
 */
export function Curve({ title, points, toTick, least, step, level }: Props) {
  const { language } = useText();
  const text = curveText(language);
  const id = useId();
  const [picked, setPicked] = useState<string>();
  const [newest] = points.slice(-1);
  if (!newest) return null;
  const foundAt = points.findIndex(({ key }) => key === picked);
  const index = foundAt === -1 ? points.length - 1 : foundAt;
  const shown = points[index] ?? newest;

  const scale = toCurveScale(
    [...points.map(({ value }) => value), ...(level ? [level.value] : [])],
    least,
    step,
  );
  const [start, end] = [points[0]?.at ?? newest.at, newest.at];
  const across = (at: number): number => (end === start ? 0.5 : (at - start) / (end - start));
  const above = (value: number): number => (value - scale.low) / (scale.high - scale.low);
  const line = points
    .filter(({ isHollow }) => !isHollow)
    .map(({ at, value }) => `${across(at) * 100},${(1 - above(value)) * 100}`)
    .join(' ');
  const pickAt = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left) / (width || 1);
    const nearest = points.toSorted(
      (a, b) => Math.abs(across(a.at) - share) - Math.abs(across(b.at) - share),
    )[0];
    setPicked(nearest?.key);
  };

  return (
    <div class="v-curve">
      <p class="v-curve__shown" id={`${id}-shown`}>
        <strong>{shown.label}</strong>
        <span>{shown.when}</span>
        {shown.note !== undefined && <span>{shown.note}</span>}
      </p>
      {points.length > 1 && (
        <div class="v-curve__frame">
          <input
            class="v-curve__keys"
            type="range"
            min={0}
            max={points.length - 1}
            step={1}
            value={index}
            aria-label={text.pointOf(title)}
            aria-valuetext={[shown.label, shown.when, shown.note].filter(Boolean).join(', ')}
            onInput={({ currentTarget }) => setPicked(points[Number(currentTarget.value)]?.key)}
          />
          <div class="v-curve__ticks" aria-hidden="true">
            {scale.ticks.map((tick) => (
              <span key={tick} style={{ bottom: `${above(tick) * 100}%` }}>
                {toTick(tick)}
              </span>
            ))}
          </div>
          <div
            class="v-curve__plot"
            aria-hidden="true"
            onPointerDown={pickAt}
            onPointerMove={(event) => event.buttons > 0 && pickAt(event)}
          >
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" focusable="false">
              {scale.ticks.map((tick) => (
                <line
                  key={tick}
                  class="v-curve__grid"
                  x1="0"
                  x2="100"
                  y1={(1 - above(tick)) * 100}
                  y2={(1 - above(tick)) * 100}
                />
              ))}
              {level && (
                <line
                  class="v-curve__level"
                  x1="0"
                  x2="100"
                  y1={(1 - above(level.value)) * 100}
                  y2={(1 - above(level.value)) * 100}
                />
              )}
              <line
                class="v-curve__here"
                x1={across(shown.at) * 100}
                x2={across(shown.at) * 100}
                y1="0"
                y2="100"
              />
              <polyline class="v-curve__line" points={line} />
            </svg>
            {level && (
              <span class="v-curve__level-label" style={{ bottom: `${above(level.value) * 100}%` }}>
                {level.label}
              </span>
            )}
            {points.map(({ key, at, value, isHollow }) => (
              <span
                key={key}
                class="v-curve__point"
                data-hollow={isHollow ? '' : undefined}
                data-shown={key === shown.key ? '' : undefined}
                style={{ left: `${across(at) * 100}%`, bottom: `${above(value) * 100}%` }}
              />
            ))}
          </div>
          <div class="v-curve__days" aria-hidden="true">
            <span>{points[0]?.when}</span>
            <span>{newest.when}</span>
          </div>
        </div>
      )}
      <Disclosure long title={text.table(points.length)}>
        <CurveTable title={title} points={points} />
      </Disclosure>
    </div>
  );
}
