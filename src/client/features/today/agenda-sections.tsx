import { Link } from '@tanstack/react-router';
import type { Day } from '#domain/time/day.ts';
import type { Header } from '#store/headers/header.ts';
import { addresses } from '../../addresses.ts';
import type { ListedContent } from '../../content/listed-content.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { personName } from '../../text/person-name.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import type { Agenda, AgendaEntry } from '../../agenda/agenda.ts';
import { AgendaRow } from './agenda-row.tsx';
import type { DuePerson } from '../../agenda/due-list.ts';
import './agenda-sections.css';

type Props = {
  readonly agenda: Agenda;
  readonly due: readonly DuePerson[];
  readonly persons: readonly Header<'person'>[];
  readonly content: ListedContent;
  readonly today: Day;
};

/** Now, and what comes in the next days. */
export function AgendaSections({ agenda, due, persons, content, today }: Props) {
  const { today: text, formats, language } = useFirstText();
  const formName = (url: string): string => {
    const form = content.forms.find((candidate) => candidate.url === url);
    return form ? shortFormTitle(form.questionnaire, language) : '';
  };
  const coming = due.filter(({ screening }) => screening.overdueDays === 0);
  const dueToday = coming.filter(({ screening }) => screening.due === today);
  const dueLater = coming.filter(({ screening }) => screening.due > today);
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
        {agenda.now.length + dueToday.length === 0 ? (
          <Empty
            title={text.nothingNow.title}
            action={
              <Link to={addresses.persons} className="ds-button" data-variant="secondary" data-color="accent">
                {text.allPersons}
              </Link>
            }
          >
            {text.nothingNow.text}
          </Empty>
        ) : (
          <Rows>
            {agenda.now.map((entry) => (
              <AgendaRow
                key={idOf(entry)}
                entry={entry}
                persons={persons}
                today={today}
                overdue={overdueAt(entry)}
              />
            ))}
            {dueToday.map(dueRow)}
          </Rows>
        )}
      </Section>
      {agenda.later.length + dueLater.length > 0 && (
        <Disclosure long title={`${text.later} (${agenda.later.length + dueLater.length})`}>
          <Rows>
            {agenda.later.map((entry) => (
              <AgendaRow key={idOf(entry)} entry={entry} persons={persons} today={today} />
            ))}
            {dueLater.map(dueRow)}
          </Rows>
        </Disclosure>
      )}
    </>
  );
}
