import { useMemo } from 'preact/hooks';
import { addDays } from '#domain/time/day.ts';
import { toListedContent } from '../content/listed-content.ts';
import { useHeaders, useStore } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { toAgenda } from './agenda.ts';
import { toDueList } from './due-list.ts';

const daysAhead = 7;

/** Today and the week after it, worked out from what is on the device; undefined until it has been read. */
export function useAgenda() {
  const { staffId } = useStore();
  const today = useToday();
  const persons = useHeaders('person');
  const visits = useHeaders('visit');
  const tasks = useHeaders('task');
  const servicePeriods = useHeaders('servicePeriod');
  const responses = useHeaders('response');
  const exemptions = useHeaders('exemption');
  const contents = useHeaders('content');
  const content = useMemo(() => contents && toListedContent(contents), [contents]);
  const until = addDays(today, daysAhead);
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
  return useMemo(
    () =>
      agenda && due && persons && responses && content
        ? { agenda, due, persons, responses, content, today }
        : undefined,
    [agenda, due, persons, responses, content, today],
  );
}
