import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { Button } from '../../ui/button.tsx';
import { Row } from '../../ui/row.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';

type Props = {
  readonly record: Kept<'visit'> | Kept<'task'>;
  readonly title: string;
  readonly today: Day;
  /** What the button says that it is done with; none while it is too early. */
  readonly done: string | null;
  readonly children: ComponentChildren;
};

/** Something that waits, done with one tap. */
export function PlannedRow({ record, title, today, done, children }: Props) {
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that does not take it is shown by the error boundary.
  if (problem) throw problem.cause;
  const { id, kind, stamps, delivery } = record;
  const finish = () => {
    const base = { status: stamps['status']?.operation ?? null };
    store
      .write([{ type: 'record.patch', id, kind, fields: { status: 'done' }, base }])
      .catch((cause: unknown) => setProblem({ cause }));
  };
  return (
    <Row
      title={title}
      end={
        done !== null && (
          <Button variant="secondary" onClick={finish}>
            {done}
          </Button>
        )
      }
    >
      <span>{children}</span>
      {delivery.state !== 'delivered' && <SyncMark delivery={delivery} today={today} />}
    </Row>
  );
}
