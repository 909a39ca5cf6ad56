import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { PersonRecords } from '#store/device-store.ts';
import { useText } from '../../text/use-text.ts';
import { Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { PlannedRow } from './planned-row.tsx';

/** Visits and tasks that wait, each done with one tap. */
export function PlannedSection({ records, today }: { readonly records: PersonRecords; readonly today: Day }) {
  const { person: text, common, formats } = useText();
  const visits = records.visits
    .filter(({ body }) => body.status === 'planned' || body.status === 'inProgress')
    .toSorted((a, b) => Date.parse(a.body.plannedAt) - Date.parse(b.body.plannedAt));
  const tasks = records.tasks
    .filter(({ body }) => body.status === 'open')
    .toSorted((a, b) => (a.body.due < b.body.due ? -1 : 1));
  return (
    <>
      {visits.length > 0 && (
        <Section title={text.visits}>
          <Rows>
            {visits.map((visit) => {
              const { plannedAt, kind } = visit.body;
              const day = osloDay(plannedAt);
              const time = formats.atTime(plannedAt);
              return (
                <PlannedRow
                  key={visit.id}
                  record={visit}
                  title={day === today ? text.visitToday(time) : text.visitAt(formats.dayShort(day), time)}
                  today={today}
                  done={day <= today ? text.visitDone : null}
                >
                  {common.visitKinds[kind]}
                </PlannedRow>
              );
            })}
          </Rows>
        </Section>
      )}
      {tasks.length > 0 && (
        <Section title={text.tasks}>
          <Rows>
            {tasks.map((task) => (
              <PlannedRow
                key={task.id}
                record={task}
                title={task.body.title}
                today={today}
                done={text.taskDone}
              >
                {text.taskDue(formats.dayShort(task.body.due))}
              </PlannedRow>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
