import { useMemo } from 'preact/hooks';
import { visitFormUrl } from '#domain/visits/visit-form.ts';
import { addMonths } from '#domain/time/day.ts';
import { toDueList, type DuePerson } from '../../agenda/due-list.ts';
import { toListedContent } from '../../content/listed-content.ts';
import { useHeaders } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';

/** Who is to be asked before the month is over, by the municipality's age rule; undefined until it has been read. */
export function useToInvite(): readonly DuePerson[] | undefined {
  const today = useToday();
  const persons = useHeaders('person');
  const servicePeriods = useHeaders('servicePeriod');
  const responses = useHeaders('response');
  const exemptions = useHeaders('exemption');
  const absences = useHeaders('absence');
  const individualPlans = useHeaders('individualPlan');
  const visits = useHeaders('visit');
  const contents = useHeaders('content');
  const until = `${addMonths(today, 1).slice(0, 7)}-01`;
  return useMemo(() => {
    if (
      !(
        persons &&
        servicePeriods &&
        responses &&
        exemptions &&
        absences &&
        individualPlans &&
        visits &&
        contents
      )
    )
      return undefined;
    const { schedules } = toListedContent(contents);
    const offers = schedules.filter(({ questionnaire }) => questionnaire === visitFormUrl);
    return toDueList(
      { persons, servicePeriods, responses, exemptions, absences, individualPlans, visits },
      offers,
      { today, until },
    );
  }, [
    persons,
    servicePeriods,
    responses,
    exemptions,
    absences,
    individualPlans,
    visits,
    contents,
    today,
    until,
  ]);
}
