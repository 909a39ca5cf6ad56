import { Link } from '@tanstack/react-router';
import { dueScreenings, type DueScreening } from '#domain/schedule/due-screenings.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { overdueWords } from '../../agenda/overdue-words.ts';
import { addresses } from '../../addresses.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { formTitle, shortFormTitle } from '../../content/form-title.ts';
import { useText, type Text } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { Exemption } from './exemption.tsx';
import { useStartForm } from './use-start-form.ts';
import './next-section.css';

type Props = {
  readonly records: PersonRecords;
  readonly person: Kept<'person'>;
  readonly content: DeviceContent;
  readonly today: Day;
};

/** What is due and the button that starts it; anything else one tap further. */
export function NextSection({ records, person, content, today }: Props) {
  const text = useText();
  const { language } = text;
  const visit = records.visits.find(
    ({ body }) =>
      osloDay(body.plannedAt) === today && (body.status === 'planned' || body.status === 'inProgress'),
  );
  const { start, isStarting } = useStartForm(person, visit?.id ?? null);
  const due = dueScreenings(
    {
      deceasedOn: person.body.deceasedOn,
      periods: records.servicePeriods.map(({ body }) => body),
      responses: records.responses.map(({ body }) => body),
      exemptions: records.exemptions.map(({ body }) => body),
    },
    content.schedules,
    today,
  );
  const dueForms = due.flatMap((screening) => {
    const form = content.forms.find(({ url }) => url === screening.questionnaire);
    return form ? [{ screening, form }] : [];
  });
  const draftOf = (url: string) =>
    records.responses.find(
      ({ body }) => body.status === 'draft' && body.questionnaire.split('|', 1)[0] === url,
    );
  return (
    <Section title={text.person.next}>
      {dueForms.map(({ screening, form }) => {
        const draft = draftOf(form.url);
        const name = shortFormTitle(form.questionnaire, language);
        const isOverdue = screening.overdueDays > 0;
        return (
          <div key={form.url} class="v-next">
            <div class="v-next__head">
              <Dot kind={isOverdue ? 'overdue' : 'open'} />
              <div>
                <p class="v-next__title">{formTitle(form.questionnaire, language)}</p>
                <p class={isOverdue ? 'v-next__due' : 'v-quiet v-small'}>
                  {dueWords(screening, text, today)}
                </p>
              </div>
            </div>
            {draft ? (
              <Link to={addresses.form(draft.id)} className="ds-button" data-color="accent" data-fullwidth="">
                {text.person.resume(name)}
              </Link>
            ) : (
              <Button wide busy={isStarting} onClick={() => start(form.canonical)}>
                {text.person.start(name)}
              </Button>
            )}
            <Exemption person={person} questionnaire={form.url} today={today} />
          </div>
        );
      })}
      {dueForms.length === 0 && <p class="v-quiet">{text.person.nothingDue}</p>}
      <Disclosure
        title={dueForms.length > 0 ? text.person.startAnother : text.person.startForm}
        open={dueForms.length === 0}
      >
        {content.forms.length === 0 ? (
          <p class="v-quiet">{text.person.noForms}</p>
        ) : (
          <div class="v-next__forms">
            {content.forms.map((form) => (
              <Button
                key={form.canonical}
                variant="secondary"
                icon="start"
                wide
                busy={isStarting}
                onClick={() => start(form.canonical)}
              >
                {formTitle(form.questionnaire, language)}
              </Button>
            ))}
          </div>
        )}
      </Disclosure>
      <Exemptions records={records} content={content} />
    </Section>
  );
}

function Exemptions({ records, content }: Pick<Props, 'records' | 'content'>) {
  const { person: text, formats, language } = useText();
  if (records.exemptions.length === 0) return null;
  const newestFirst = records.exemptions.toSorted((a, b) => (a.body.on > b.body.on ? -1 : 1));
  return (
    <Disclosure title={`${text.exemptions} (${newestFirst.length})`}>
      <Rows>
        {newestFirst.map(({ id, body }) => {
          const url = body.questionnaire.split('|', 1)[0];
          const form = content.forms.find((candidate) => candidate.url === url);
          const name = form ? shortFormTitle(form.questionnaire, language) : text.unknownForm;
          return (
            <Row
              key={id}
              title={text.exemptionOn(text.exemption[body.status], name, formats.dayFull(body.on))}
            >
              {body.reason}
            </Row>
          );
        })}
      </Rows>
    </Disclosure>
  );
}

function dueWords({ due, reason, overdueDays }: DueScreening, text: Text, today: Day): string {
  const { person, formats } = text;
  const day = formats.dayNear(due, today);
  if (overdueDays > 0) return `${person.overdue(overdueWords(overdueDays, text))} (${day})`;
  switch (reason) {
    case 'first':
      return person.dueFirst(day);
    case 'repeat':
      return person.dueRepeat(day);
    case 'review':
      return person.dueReview(day);
    case 'askAgain':
      return person.dueAskAgain(day);
  }
}
