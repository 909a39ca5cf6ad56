import { useState } from 'preact/hooks';
import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import { urlOf } from '#domain/schedule/screening-schedule.ts';
import { runsOn } from '#domain/schedule/current-stays.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import type { Schedule } from '#protocol/content.ts';
import type { Kept } from '#store/device-store.ts';
import { everyWords } from '../../due/interval-words.ts';
import { useStore } from '../../device/use-device.ts';
import { dueText } from '../../text/later/due-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ruleWords } from './rule-words.ts';

type Props = {
  readonly screening: DueScreening;
  readonly schedule: Schedule | undefined;
  readonly plans: readonly Kept<'individualPlan'>[];
  readonly nameOf: (staffId: string) => string;
  readonly today: Day;
};

/** The rule behind a day, one tap away; a plan of the person's own can be ended here. */
export function WhyDue({ screening, schedule, plans, nameOf, today }: Props) {
  const spoken = useText();
  const { formats, language } = spoken;
  const text = dueText(language);
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const own = plans.filter(
    ({ body }) => urlOf(body.questionnaire) === screening.questionnaire && runsOn(body, today),
  );
  const end = ({ id, stamps }: Kept<'individualPlan'>) => {
    const base = { end: stamps['end']?.operation ?? null };
    const fields = { end: addDays(today, -1) };
    store
      .write([{ type: 'record.patch', id, kind: 'individualPlan', fields, base }])
      .catch((cause: unknown) => setProblem({ cause }));
  };
  return (
    <Disclosure title={text.why} long>
      <div class="v-stack v-small">
        {ruleWords(screening, schedule, nameOf, { text, spoken }).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {schedule && <p class="v-quiet">{schedule.provenance.source}</p>}
        {own.map((plan) => (
          <div key={plan.id} class="v-stack">
            <p>
              <strong>{text.ownPlan.title}</strong>
              {`: ${plan.body.every ? everyWords(plan.body.every, text) : text.choice.none}. `}
              {text.ownPlan.since(nameOf(plan.body.by), formats.dayFull(plan.body.start))}
            </p>
            <p>{text.ownPlan.reason(plan.body.reason)}</p>
            <Button variant="secondary" onClick={() => end(plan)}>
              {text.ownPlan.end}
            </Button>
          </div>
        ))}
      </div>
    </Disclosure>
  );
}
