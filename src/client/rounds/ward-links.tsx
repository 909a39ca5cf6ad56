import { addresses } from '../addresses.ts';
import { useKind } from '../device/use-device.ts';
import { wardText } from '../text/later/ward-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Row, Rows } from '../ui/row.tsx';
import { Section } from '../ui/section.tsx';
import { isUnderWay } from './is-under-way.ts';

/** The wards that people with a room live on, and what is under way there. `unitIds`: where they live. */
export function WardLinks({ unitIds }: { readonly unitIds: ReadonlySet<string> }) {
  const { language } = useFirstText();
  const text = wardText(language);
  const units = useKind('unit');
  const rounds = useKind('round');
  const wards = units?.filter(({ id, body }) => body.kind === 'ward' && unitIds.has(id)) ?? [];
  if (wards.length === 0) return null;
  return (
    <Section title={text.title}>
      <Rows>
        {wards.map(({ id, body }) => {
          const topics = rounds
            ?.filter((round) => round.body.unitId === id && isUnderWay(round))
            .map((round) => text.topics[round.body.topic]);
          return (
            <Row key={id} to={addresses.ward(id)} title={text.round(body.name)}>
              {topics && topics.length > 0 ? text.underWay(topics.join(', ')) : text.start}
            </Row>
          );
        })}
      </Rows>
    </Section>
  );
}
