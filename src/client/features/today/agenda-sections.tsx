import { useState } from 'preact/hooks';
import { Link } from '@tanstack/react-router';
import type { Day } from '#domain/time/day.ts';
import { addresses } from '../../addresses.ts';
import type { ListedContent } from '../../content/listed-content.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { personName } from '../../text/person-name.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import type { Agenda, AgendaEntry } from '../../agenda/agenda.ts';
import { AgendaRow, type RowContext } from './agenda-row.tsx';
import type { DuePerson } from '../../agenda/due-list.ts';
import './agenda-sections.css';

type Props = {
  readonly agenda: Agenda;
  readonly due: readonly DuePerson[];
  readonly content: ListedContent;
  readonly today: Day;
  readonly rows: RowContext;
  /** Shows colleagues' work too; none when it is shown already. */
  readonly onSeeAll: (() => void) | undefined;
};

/** As many as somebody does in a day; a leader of many zones has more. */
const step = 30;

/** Now, and what comes in the next days. */
export function AgendaSections({ agenda, due, content, today, rows, onSeeAll }: Props) {
  const { today: text, common, formats, language } = useFirstText();
  const [shown, setShown] = useState(step);
  const formName = (url: string): string => {
    const form = content.forms.find((candidate) => candidate.url === url);
    return form ? shortFormTitle(form.questionnaire, language) : '';
  };
  const coming = due.filter(({ screening }) => screening.overdueDays === 0);
  const dueToday = coming.filter(({ screening }) => screening.due === today);
  const dueLater = coming.filter(({ screening }) => screening.due > today);
  const nowCount = agenda.now.length + dueToday.length;
  const overdueAt = (entry: AgendaEntry): string | undefined => {
    const { personId } = entry.kind === 'visit' ? entry.visit.body : entry.task.body;
    const found = due.find(({ person, screening }) => person.id === personId && screening.overdueDays > 0);
    return found && formName(found.screening.questionnaire);
  };
  const idOf = (entry: AgendaEntry) => (entry.kind === 'visit' ? entry.visit.id : entry.task.id);
  const dueRow = ({ person, screening }: DuePerson) => (
    <Row
      key={`${person.id} ${screening.questionnaire}`}
      to={addresses.person(person.id)}
      lead={<Dot kind="open" />}
      title={personName(person.body)}
    >
      <span>{formName(screening.questionnaire)}</span>
      <span>{screening.due === today ? text.dueToday : text.due(formats.dayShort(screening.due))}</span>
    </Row>
  );
  return (
    <>
      <Section title={text.now}>
        {nowCount === 0 ? (
          <Empty
            title={text.nothingNow.title}
            action={
              <>
                <Link
                  to={addresses.persons}
                  className="ds-button"
                  data-variant="secondary"
                  data-color="accent"
                >
                  {text.allPersons}
                </Link>
                {onSeeAll && (
                  <Button variant="secondary" onClick={onSeeAll}>
                    {text.seeAll}
                  </Button>
                )}
              </>
            }
          >
            {text.nothingNow.text}
          </Empty>
        ) : (
          <Rows>
            {agenda.now.slice(0, shown).map((entry) => (
              <AgendaRow key={idOf(entry)} entry={entry} {...rows} overdue={overdueAt(entry)} />
            ))}
            {dueToday.slice(0, Math.max(0, shown - agenda.now.length)).map(dueRow)}
          </Rows>
        )}
        {nowCount > shown && (
          <Button variant="tertiary" icon="down" onClick={() => setShown(shown + step)}>
            {common.showMore(Math.min(step, nowCount - shown))}
          </Button>
        )}
      </Section>
      {agenda.later.length + dueLater.length > 0 && (
        <Disclosure long title={`${text.later} (${agenda.later.length + dueLater.length})`}>
          <Rows>
            {agenda.later.map((entry) => (
              <AgendaRow key={idOf(entry)} entry={entry} {...rows} />
            ))}
            {dueLater.map(dueRow)}
          </Rows>
        </Disclosure>
      )}
    </>
  );
}
