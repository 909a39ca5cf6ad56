import { useMemo } from 'preact/hooks';
import { addDays } from '#domain/time/day.ts';
import { useContent } from '../content/use-content.ts';
import { useDevice, useKind } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { toAgenda } from './agenda.ts';
import { toDueList } from './due-list.ts';

const daysAhead = 7;

/** Today and the week after it, worked out from what is on the device; undefined until it has been read. */
export function useAgenda() {
  const { session } = useDevice();
  const today = useToday();
  const persons = useKind('person');
  const visits = useKind('visit');
  const tasks = useKind('task');
  const servicePeriods = useKind('servicePeriod');
  const responses = useKind('response');
  const exemptions = useKind('exemption');
  const content = useContent();
  const until = addDays(today, daysAhead);
  const { staffId } = session;
  const agenda = useMemo(
    () => visits && tasks && toAgenda({ visits, tasks, staffId, today, until }),
    [visits, tasks, staffId, today, until],
  );
  const due = useMemo(
    () =>
      persons && servicePeriods && responses && exemptions && content
        ? toDueList({ persons, servicePeriods, responses, exemptions }, content.schedules, { today, until })
        : undefined,
    [persons, servicePeriods, responses, exemptions, content, today, until],
  );
  return agenda && due && persons && responses && content
    ? { agenda, due, persons, responses, content, today }
    : undefined;
}
