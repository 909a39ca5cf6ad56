import { useRef, useState } from 'preact/hooks';
import { ageOn } from '#domain/time/day.ts';
import { toInvitation } from '#domain/visits/visit-steps.ts';
import type { DuePerson } from '../../agenda/due-list.ts';
import { useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { personName } from '../../text/person-name.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';

const shownAtFirst = 6;

/** Who is to be asked this month by the age rule, each noted as asked with one tap. */
export function InviteSection({ toInvite }: { readonly toInvite: readonly DuePerson[] }) {
  const { language, formats } = useText();
  const { list: text } = visitText(language);
  const store = useStore();
  const today = useToday();
  const [count, setCount] = useState(shownAtFirst);
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  /** Who has been asked from here: a second tap before the list is drawn anew asks nobody twice. */
  const asked = useRef(new Set<string>());
  if (toInvite.length === 0 && said === '') return null;
  const send = async ({ person }: DuePerson) => {
    if (asked.current.has(person.id)) return;
    asked.current.add(person.id);
    try {
      await store.write([
        toInvitation({
          id: crypto.randomUUID(),
          personId: person.id,
          unitId: person.body.unitId,
          assignedTo: store.staffId,
          channel: 'letter',
          source: 'age',
          on: today,
          by: store.staffId,
        }),
      ]);
      setSaid(text.letterSent(personName(person.body)));
    } catch (cause) {
      setProblem({ cause });
    }
  };
  const rest = toInvite.length - count;
  return (
    <Section title={text.invite} count={toInvite.length}>
      <p class="v-quiet v-small">{text.inviteLead}</p>
      <p role="status">{said}</p>
      <Rows>
        {toInvite.slice(0, count).map((one) => (
          <Row
            key={one.person.id}
            title={personName(one.person.body)}
            end={
              <Button
                variant="secondary"
                label={text.sendLetterTo(personName(one.person.body))}
                onClick={() => void send(one)}
              >
                {text.sendLetter}
              </Button>
            }
          >
            <span>
              {text.inviteBy(
                String(ageOn(one.person.body.birthDate, today)),
                formats.dayNear(one.screening.due, today),
              )}
            </span>
          </Row>
        ))}
      </Rows>
      {rest > 0 && (
        <Button variant="tertiary" onClick={() => setCount(toInvite.length)}>
          {text.more(String(rest))}
        </Button>
      )}
    </Section>
  );
}
