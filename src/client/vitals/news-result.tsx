import { newsBand, newsParts, type Vitals } from '#domain/vitals/read-vitals.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';

/** The total, or that it is incomplete and why; then what each part gave. */
export function NewsResult({ vitals }: { readonly vitals: Vitals }) {
  const { language } = useText();
  const text = vitalsText(language);
  const band = newsBand(vitals);
  const { total, missing, threes, points } = vitals;
  return (
    <div class="v-news" data-band={band ?? undefined}>
      <p class="v-news__total">{total === null ? text.incompleteTitle : text.newsOf(total)}</p>
      {total === null && <p>{text.incomplete(missing.map((part) => text.parts[part]).join(', '))}</p>}
      {band !== null && band !== 'single' && <p>{text.bandLong[band]}</p>}
      {threes.length > 0 && <p class="v-news__three">{text.bandLong.single}</p>}
      <dl class="v-news__parts" aria-label={text.after.parts}>
        {newsParts.map((part) => (
          <div key={part} data-points={points[part] ?? undefined}>
            <dt>{text.parts[part]}</dt>
            <dd>{points[part] === null ? text.notMeasured : text.points(points[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
