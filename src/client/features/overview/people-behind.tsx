import { useEffect, useRef } from 'preact/hooks';
import { ageOn } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import { useToday } from '../../device/use-today.ts';
import { useText } from '../../text/use-text.ts';
import { Row, Rows } from '../../ui/row.tsx';

type Props = {
  readonly title: string;
  readonly ids: readonly string[];
  readonly persons: readonly Kept<'person'>[];
};

/** The people one number is made of, each one tap away. */
export function PeopleBehind({ title, ids, persons }: Props) {
  const { overview: text, common } = useText();
  const today = useToday();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  const wanted = new Set(ids);
  const collator = new Intl.Collator('nb');
  const found = persons
    .filter(({ id }) => wanted.has(id))
    .toSorted((a, b) => collator.compare(a.body.family, b.body.family));
  return (
    <div class="v-stack">
      <h3 ref={heading} tabIndex={-1} class="v-figures__name">
        {title}
      </h3>
      {found.length === 0 ? (
        <p class="v-quiet">{text.nobody}</p>
      ) : (
        <Rows>
          {found.map(({ id, body }) => (
            <Row key={id} to={addresses.person(id)} title={`${body.family}, ${body.given}`}>
              {common.yearsOld(ageOn(body.birthDate, today))}
            </Row>
          ))}
        </Rows>
      )}
    </div>
  );
}
