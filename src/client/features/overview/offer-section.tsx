import { useMemo } from 'preact/hooks';
import { withDescendants } from '#domain/merge/with-descendants.ts';
import { countOffers } from '#domain/visits/visit-figures.ts';
import type { Kept } from '#store/device-store.ts';
import { useHeaders } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from '../../ui/section.tsx';

type Props = {
  /** With the units below it; null for all that is on this device. */
  readonly unitId: string | null;
  readonly units: readonly Kept<'unit'>[];
};

const rows = ['offered', 'accepted', 'declined', 'noAnswer', 'held'] as const;

/** What became of this year's offers of preventive visits, for units that make them. */
export function OfferSection({ unitId, units }: Props) {
  const { language } = useText();
  const { offers: text } = visitText(language);
  const today = useToday();
  const visits = useHeaders('visit');
  const year = today.slice(0, 4);
  const inUnits = useMemo(() => {
    const nodes = units.map(({ id, body: { parentId } }) => ({ id, parentId }));
    const covered = unitId === null ? null : new Set(withDescendants([unitId], nodes));
    return (visits ?? [])
      .map(({ body }) => body)
      .filter((body) => body.kind === 'preventiveVisit' && (covered?.has(body.unitId) ?? true));
  }, [visits, units, unitId]);
  if (inUnits.length === 0) return null;
  const figures = countOffers(inUnits, `${year}-01-01`, `${year}-12-31`);
  return (
    <Section title={text.title(year)}>
      <table class="v-figures">
        <caption class="v-hidden">{text.title(year)}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">
                <span class="v-figures__name">{text[row]}</span>
              </th>
              <td class="v-figures__number">{figures[row]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="v-quiet v-small">{text.counted}</p>
    </Section>
  );
}
