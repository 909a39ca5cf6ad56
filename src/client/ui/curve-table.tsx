import { curveText } from '../text/later/curve-text.ts';
import { useText } from '../text/use-text.ts';
import type { CurvePoint } from './curve.tsx';

type Props = { readonly title: string; readonly points: readonly CurvePoint[] };

/** What a curve shows, as a table, the newest first. */
export function CurveTable({ title, points }: Props) {
  const { language } = useText();
  const text = curveText(language);
  const hasNotes = points.some(({ note }) => note !== undefined);
  return (
    <table class="v-curve__table">
      <caption class="v-hidden">{text.caption(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.when}</th>
          <th scope="col">{title}</th>
          {hasNotes && <th scope="col">{text.note}</th>}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ key, when, label, note }) => (
          <tr key={key}>
            <th scope="row">{when}</th>
            <td>{label}</td>
            {hasNotes && <td>{note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
