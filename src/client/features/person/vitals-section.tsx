import { madeAt } from '#domain/merge/made-at.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { newsBand, readVitals } from '#domain/vitals/read-vitals.ts';
import { nextVitalsDue } from '#domain/vitals/next-vitals-due.ts';
import { news2Url } from '#domain/vitals/vitals-forms.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import { addresses } from '../../addresses.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { useNow } from '../../device/use-now.ts';
import { vitalsText } from '../../text/later/vitals-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { toMeasured } from '../../vitals/last-measured.ts';
import { toLocalPlan } from '../../vitals/local-plan.ts';
import { PlanFacts } from '../../vitals/plan-facts.tsx';
import { PlanSheet } from '../../vitals/plan-sheet.tsx';
import { RepeatChoice } from '../../vitals/repeat-choice.tsx';
import { VitalsHistory } from '../../vitals/vitals-history.tsx';
import { whenWords } from '../../vitals/when-words.ts';
import { useStartForm } from '../../starting/use-start-form.ts';
import '../../vitals/vitals.css';

type Props = {
  readonly records: PersonRecords;
  readonly person: Kept<'person'>;
  readonly content: DeviceContent;
  readonly today: Day;
};

/** The last NEWS2 and how it moves, when to measure again, by which scale, and the button that measures now. */
export function VitalsSection({ records, person, content, today }: Props) {
  const { language, formats } = useText();
  const text = vitalsText(language);
  const { start, isStarting } = useStartForm(person, null, { records, content });
  const now = useNow();
  const [isPlanning, setPlanning] = useState(false);
  const form = content.forms.find(({ url }) => url === news2Url);
  if (!form) return null;
  const [plan] = records.vitalsPlans;
  const measured = toMeasured(records.responses);
  const [last] = measured;
  const vitals = last && readVitals(last.body.response);
  const band = vitals ? newsBand(vitals) : null;
  const draft = records.responses.find(
    ({ body }) => body.status === 'draft' && body.questionnaire.split('|', 1)[0] === news2Url,
  );
  const measuredAt = last && madeAt(last.body);
  // Nobody is measured who has died.
  const isAlive = person.body.deceasedOn == null;
  const due = isAlive ? nextVitalsDue(plan?.body.repeat, measuredAt) : null;
  const isLate = due !== null && Date.parse(due) < Date.parse(now);
  return (
    <Section title={text.title}>
      {last && vitals ? (
        <Link to={addresses.form(last.id)} className="v-vitals-last">
          <span class="v-vitals-last__figure">
            {vitals.total === null ? text.incompleteTitle : text.news(vitals.total)}
          </span>
          <span>
            {[
              band && text.bands[band],
              vitals.total !== null && band !== 'single' && vitals.threes.length > 0 && text.bands.single,
              text.measured(whenWords(measuredAt ?? last.body.startedAt, today, formats)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </Link>
      ) : (
        <p class="v-quiet">{text.none}</p>
      )}
      {due !== null && (
        <p class={isLate ? 'v-start-card__due' : undefined}>
          {isLate ? text.overdue(whenWords(due, today, formats)) : text.dueAt(whenWords(due, today, formats))}
        </p>
      )}
      {!isAlive ? null : draft ? (
        <Link to={addresses.form(draft.id)} className="ds-button" data-color="accent" data-fullwidth="">
          {text.resume}
        </Link>
      ) : (
        <Button variant="secondary" icon="start" wide busy={isStarting} onClick={() => start(form.canonical)}>
          {text.start}
        </Button>
      )}
      {measured.length > 0 && <VitalsHistory measured={measured} today={today} />}
      {isAlive && (last || plan) && (
        <Disclosure title={text.repeat.title} long>
          <RepeatChoice
            person={person}
            plan={plan}
            measuredAt={measuredAt}
            local={toLocalPlan(form.questionnaire, band, language)?.repeatMinutes}
            today={today}
            isBare
          />
        </Disclosure>
      )}
      <Disclosure title={text.plan.open} long>
        <div class="v-stack">
          <PlanFacts plan={plan} today={today} />
          {isAlive && (
            <Button variant="secondary" wide onClick={() => setPlanning(true)}>
              {text.plan.change}
            </Button>
          )}
        </div>
      </Disclosure>
      {isPlanning && (
        <PlanSheet person={person} plan={plan} today={today} onClose={() => setPlanning(false)} />
      )}
    </Section>
  );
}
