import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { ContentForm, DeviceContent } from '../../content/device-content.ts';
import { useText } from '../../text/use-text.ts';
import { dueWords } from './due-words.ts';
import { Otherwise } from './otherwise.tsx';
import { StartCard } from './start-card.tsx';
import { WhyDue } from './why-due.tsx';

type Props = {
  readonly screening: DueScreening;
  readonly form: ContentForm;
  readonly person: Kept<'person'>;
  readonly records: PersonRecords;
  readonly content: DeviceContent;
  readonly nameOf: (staffId: string) => string;
  readonly today: Day;
  readonly isStarting: boolean;
  readonly onStart: () => void;
};

/** One thing that is due: when, the button that starts it, and a tap further why, and what else may go. */
export function DueCard(props: Props) {
  const { screening, form, person, records, content, nameOf, today, isStarting, onStart } = props;
  const text = useText();
  const due = dueWords(screening, text, today);
  const draft = records.responses.find(
    ({ body }) => body.status === 'draft' && body.questionnaire.split('|', 1)[0] === form.url,
  );
  return (
    <StartCard
      form={form}
      due={due}
      isOverdue={screening.overdueDays > 0}
      draft={draft}
      isStarting={isStarting}
      onStart={onStart}
    >
      <WhyDue
        screening={screening}
        schedule={content.schedules.find(({ url }) => url === screening.rule.schedule)}
        plans={records.individualPlans}
        nameOf={nameOf}
        today={today}
      />
      <Otherwise person={person} questionnaire={form.url} today={today} />
    </StartCard>
  );
}
