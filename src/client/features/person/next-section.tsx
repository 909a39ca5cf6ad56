import { dueScreenings } from '#domain/schedule/due-screenings.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { formTitle } from '../../content/form-title.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { dueWords } from './due-words.ts';
import { Exemption } from './exemption.tsx';
import { ExemptionList } from './exemption-list.tsx';
import { toPlannedVisit } from './planned-visit.ts';
import { StartCard } from './start-card.tsx';
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
  const { language, formats } = text;
  const planned = toPlannedVisit(records.visits, today);
  const { start, isStarting } = useStartForm(person, planned?.visit.id ?? null);
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
  const draftOf = (url: string) =>
    records.responses.find(
      ({ body }) => body.status === 'draft' && body.questionnaire.split('|', 1)[0] === url,
    );
  const visitForm = planned && content.forms.find(({ url }) => url === planned.form);
  const cards = due.flatMap((screening) => {
    const form = content.forms.find(({ url }) => url === screening.questionnaire);
    return form ? [{ screening, form }] : [];
  });
  const hasCards = cards.length > 0 || visitForm !== undefined;
  return (
    <Section title={text.person.next}>
      {planned && visitForm && (
        <StartCard
          form={visitForm}
          due={
            planned.day === today
              ? text.person.visitToday(formats.atTime(planned.visit.body.plannedAt))
              : text.person.visitAt(
                  formats.dayShort(planned.day),
                  formats.atTime(planned.visit.body.plannedAt),
                )
          }
          isOverdue={planned.day < today}
          draft={draftOf(visitForm.url)}
          isStarting={isStarting}
          onStart={() => start(visitForm.canonical)}
        />
      )}
      {cards.map(({ screening, form }) => (
        <StartCard
          key={form.url}
          form={form}
          due={dueWords(screening, text, today)}
          isOverdue={screening.overdueDays > 0}
          draft={draftOf(form.url)}
          isStarting={isStarting}
          onStart={() => start(form.canonical)}
        >
          <Exemption person={person} questionnaire={form.url} today={today} />
        </StartCard>
      ))}
      {!hasCards && <p class="v-quiet">{text.person.nothingDue}</p>}
      <Disclosure title={hasCards ? text.person.startAnother : text.person.startForm} open={!hasCards}>
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
      <ExemptionList exemptions={records.exemptions} content={content} />
    </Section>
  );
}
