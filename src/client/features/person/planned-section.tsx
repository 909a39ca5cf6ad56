import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { PersonRecords } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';

/** Visits and tasks that wait, each done with one tap. */
export function PlannedSection({ records, today }: { readonly records: PersonRecords; readonly today: Day }) {
  const { person: text, common, formats } = useText();
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const patch = (operation: OperationBody) => {
    store.write([operation]).catch((cause: unknown) => setProblem({ cause }));
  };
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
            {visits.map(({ id, body, stamps, delivery }) => {
              const day = osloDay(body.plannedAt);
              const isToday = day === today;
              const time = formats.atTime(body.plannedAt);
              return (
                <Row
                  key={id}
                  title={isToday ? text.visitToday(time) : text.visitAt(formats.dayShort(day), time)}
                  end={
                    day <= today && (
                      <Button
                        variant="secondary"
                        onClick={() =>
                          patch({
                            type: 'record.patch',
                            id,
                            kind: 'visit',
                            fields: { status: 'done' },
                            base: { status: stamps['status']?.operation ?? null },
                          })
                        }
                      >
                        {text.visitDone}
                      </Button>
                    )
                  }
                >
                  <span>{common.visitKinds[body.kind]}</span>
                  {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
                </Row>
              );
            })}
          </Rows>
        </Section>
      )}
      {tasks.length > 0 && (
        <Section title={text.tasks}>
          <Rows>
            {tasks.map(({ id, body, stamps, delivery }) => (
              <Row
                key={id}
                title={body.title}
                end={
                  <Button
                    variant="secondary"
                    onClick={() =>
                      patch({
                        type: 'record.patch',
                        id,
                        kind: 'task',
                        fields: { status: 'done' },
                        base: { status: stamps['status']?.operation ?? null },
                      })
                    }
                  >
                    {text.taskDone}
                  </Button>
                }
              >
                <span>{text.taskDue(formats.dayShort(body.due))}</span>
                {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
              </Row>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
