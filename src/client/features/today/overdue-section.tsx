import { useState } from 'preact/hooks';
import { overdueWords } from '../../agenda/overdue-words.ts';
import { addresses } from '../../addresses.ts';
import type { ListedContent } from '../../content/listed-content.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { personName } from '../../text/person-name.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Agenda } from '../../agenda/agenda.ts';
import { AgendaRow, type RowContext } from './agenda-row.tsx';
import type { DuePerson } from '../../agenda/due-list.ts';

type Props = {
  readonly due: readonly DuePerson[];
  readonly isDueKnown: boolean;
  readonly agenda: Agenda;
  readonly content: ListedContent;
  readonly rows: RowContext;
};

const firstShown = 4;

/** What should have been done: the longest overdue first, the rest one tap away. */
export function OverdueSection({ due: all, isDueKnown, agenda, content, rows }: Props) {
  const { today: text, common, language } = useFirstText();
  const [shown, setShown] = useState(firstShown);
  const { missed } = agenda;
  const due = all.filter(({ screening }) => screening.overdueDays > 0);
  const count = due.length + missed.length;
  if (count === 0) return <p class="v-quiet">{isDueKnown ? text.nothingOverdue : text.lookingForDue}</p>;
  const missedShown = missed.slice(0, shown);
  const visible = due.slice(0, Math.max(0, shown - missed.length));
  return (
    <Section title={text.overdue} count={count}>
      <Rows>
        {missedShown.map((entry) => (
          <AgendaRow key={entry.kind === 'visit' ? entry.visit.id : entry.task.id} entry={entry} {...rows} />
        ))}
        {visible.map(({ person, screening }) => {
          const form = content.forms.find(({ url }) => url === screening.questionnaire);
          return (
            <Row
              key={`${person.id} ${screening.questionnaire}`}
              to={addresses.person(person.id)}
              lead={<Dot kind="overdue" />}
              title={personName(person.body)}
              end={<Tag color="warning">{overdueWords(screening.overdueDays, { today: text })}</Tag>}
            >
              <span>{form && shortFormTitle(form.questionnaire, language)}</span>
            </Row>
          );
        })}
      </Rows>
      {count > shown && (
        <Button variant="tertiary" icon="down" onClick={() => setShown(shown + 20)}>
          {common.showMore(Math.min(20, count - shown))}
        </Button>
      )}
    </Section>
  );
}
