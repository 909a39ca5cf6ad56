import { useMemo } from 'preact/hooks';
import { addDays } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { dueVitals } from '#domain/vitals/next-vitals-due.ts';
import type { Header } from '#store/headers/header.ts';
import { addresses } from '../addresses.ts';
import { useNow } from '../device/use-now.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { personName } from '../text/person-name.ts';
import { useFirstText } from '../text/use-text.ts';
import { Dot } from '../ui/dot.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { Section } from '../ui/section.tsx';
import { Tag } from '../ui/tag.tsx';
import { whenWords } from './when-words.ts';

type Props = {
  readonly plans: readonly Header<'vitalsPlan'>[];
  readonly persons: ReadonlyMap<string, Header<'person'>>;
  readonly responses: readonly Header<'response'>[];
};

/** Who is to be measured again today or tomorrow, and when, the earliest first; late ones say so in words. */
export function VitalsDue({ plans, persons, responses }: Props) {
  const { language, formats } = useFirstText();
  const text = vitalsText(language);
  const now = useNow();
  const today = osloDay(now);
  const all = useMemo(() => {
    const here = plans.filter(({ body }) => persons.has(body.personId));
    const deceased = here.filter(({ body }) => persons.get(body.personId)?.body.deceasedOn);
    return dueVitals(here, responses, new Set(deceased.map(({ body }) => body.personId)));
  }, [plans, responses, persons]);
  const due = all.filter((one) => osloDay(one.due) <= addDays(today, 1));
  if (due.length === 0) return null;
  return (
    <Section title={text.repeat.title} count={due.length}>
      <Rows>
        {due.map((one) => {
          const person = persons.get(one.personId);
          const isLate = Date.parse(one.due) < Date.parse(now);
          return (
            <Row
              key={one.personId}
              to={addresses.person(one.personId)}
              lead={<Dot kind={isLate ? 'overdue' : 'open'} />}
              title={person ? personName(person.body) : ''}
              end={isLate ? <Tag color="warning">{text.repeat.late}</Tag> : undefined}
            >
              <span>{text.what}</span>
              <span>{whenWords(one.due, today, formats)}</span>
            </Row>
          );
        })}
      </Rows>
    </Section>
  );
}
