import { dueScreenings, nextSteps } from '#domain/schedule/due-screenings.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import { visitFormUrl } from '#domain/visits/visit-form.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { ContentForm, DeviceContent } from '../../content/device-content.ts';
import { toFormGroups } from '../../content/form-groups.ts';
import { formTitle } from '../../content/form-title.ts';
import { useKind } from '../../device/use-device.ts';
import { dueText } from '../../text/later/due-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { AbsencePart } from './absence-part.tsx';
import { DueCard } from './due-card.tsx';
import { ExemptionList } from './exemption-list.tsx';
import { NotNow } from './not-now.tsx';
import { toPlannedVisit } from './planned-visit.ts';
import { toScreenedPerson } from '../../due/to-screened-person.ts';
import { VisitCard } from './visit-card.tsx';
import { useStartForm } from '../../starting/use-start-form.ts';
import './next-section.css';

/** What is due so soon has a card of its own; the rest lies folded under it. */
const soon = 14;

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
  const planned = toPlannedVisit(records.visits, today);
  const { start, startVisit, isStarting } = useStartForm(person, planned?.visit.id ?? null, {
    records,
    content,
  });
  const staff = useKind('staff') ?? [];
  const nameOf = (id: string) =>
    staff.find((member) => member.id === id)?.body.name ?? text.person.unknownStaff;
  const screened = toScreenedPerson(person, records);
  const steps = nextSteps(screened, content.schedules, today);
  const due = dueScreenings(screened, content.schedules, today);
  const visitForm = planned && content.forms.find(({ url }) => url === planned.form);
  const cards = due.flatMap((screening) => {
    const form = content.forms.find(({ url }) => url === screening.questionnaire);
    return form ? [{ screening, form }] : [];
  });
  const isSoon = cards.filter(({ screening }) => screening.due <= addDays(today, soon)).length;
  const now = cards.slice(0, Math.max(1, isSoon));
  const later = cards.slice(now.length);
  /** A home visit is a visit on which its form is filled in, from wherever it is begun. */
  const begin = (form: ContentForm) => (form.url === visitFormUrl ? startVisit() : start(form.canonical));
  const toCard = ({ screening, form }: (typeof cards)[number]) => (
    <DueCard
      key={screening.rule.schedule}
      screening={screening}
      form={form}
      person={person}
      records={records}
      content={content}
      nameOf={nameOf}
      today={today}
      isStarting={isStarting}
      onStart={() => begin(form)}
    />
  );
  const hasCards = cards.length > 0 || visitForm !== undefined;
  return (
    <Section title={text.person.next}>
      {planned && visitForm && <VisitCard planned={planned} form={visitForm} today={today} />}
      {now.map(toCard)}
      {!hasCards && <p class="v-quiet">{text.person.nothingDue}</p>}
      {!person.body.deceasedOn && <AbsencePart person={person} absences={records.absences} today={today} />}
      {later.length > 0 ? (
        <Disclosure long title={dueText(language).laterCount(String(later.length))}>
          <div class="v-stack">
            {later.map(toCard)}
            <NotNow steps={steps} content={content} />
          </div>
        </Disclosure>
      ) : (
        steps.some(({ kind }) => kind === 'nothing') && (
          <Disclosure long title={dueText(language).notNow}>
            <NotNow steps={steps} content={content} />
          </Disclosure>
        )
      )}
      <Disclosure title={hasCards ? text.person.startAnother : text.person.startForm} open={!hasCards}>
        {content.forms.length === 0 ? (
          <p class="v-quiet">{text.person.noForms}</p>
        ) : (
          toFormGroups(content.forms).map(({ name, forms }) => (
            <div key={name} class="v-next__forms">
              <h3 class="v-next__group">{text.person.formGroups[name]}</h3>
              {forms.map((form) => (
                <Button
                  key={form.canonical}
                  variant="secondary"
                  icon="start"
                  wide
                  busy={isStarting}
                  onClick={() => begin(form)}
                >
                  {formTitle(form.questionnaire, language)}
                </Button>
              ))}
            </div>
          ))
        )}
      </Disclosure>
      <ExemptionList exemptions={records.exemptions} content={content} />
    </Section>
  );
}
