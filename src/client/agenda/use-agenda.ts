import { useMemo } from 'preact/hooks';
import { addDays } from '#domain/time/day.ts';
import { useHeaders, useOpened } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { toAgenda, type Whose } from './agenda.ts';
import { useDueList } from './use-due-list.ts';

const daysAhead = 7;
const none: readonly never[] = [];

/**
 * Today and the week after it, worked out from what is on the device; undefined until it has been read. Visits and tasks are
 * there at once; where there are very many persons, responses and what falls due may come a moment later (`isDueKnown`).
 */
export function useAgenda(whose: Whose = 'mine') {
  const { store, due: keeper } = useOpened();
  const { staffId } = store;
  const today = useToday();
  const persons = useHeaders('person');
  const visits = useHeaders('visit');
  const tasks = useHeaders('task');
  const servicePeriods = useHeaders('servicePeriod');
  const responses = useHeaders('response');
  const exemptions = useHeaders('exemption');
  const absences = useHeaders('absence');
  const individualPlans = useHeaders('individualPlan');
  const contents = useHeaders('content');
  const content = useMemo(() => contents && keeper.contentOf(contents), [contents, keeper]);
  const until = addDays(today, daysAhead);
  const agenda = useMemo(
    () => visits && tasks && toAgenda({ visits, tasks, staffId, today, until, whose }),
    [visits, tasks, staffId, today, until, whose],
  );
  const question = useMemo(
    () =>
      persons && servicePeriods && responses && exemptions && absences && individualPlans && visits && content
        ? {
            records: { persons, servicePeriods, responses, exemptions, absences, individualPlans, visits },
            schedules: content.schedules,
            today,
            until,
          }
        : undefined,
    [
      persons,
      servicePeriods,
      responses,
      exemptions,
      absences,
      individualPlans,
      visits,
      content,
      today,
      until,
    ],
  );
  const due = useDueList(question);
  return useMemo(
    () =>
      agenda && persons && content
        ? {
            agenda,
            due: due ?? none,
            isDueKnown: due !== undefined,
            persons,
            responses: responses ?? none,
            content,
            today,
          }
        : undefined,
    [agenda, due, persons, responses, content, today],
  );
}
