import { madeAt } from '#domain/merge/made-at.ts';
import type { NotAsked } from '#domain/rounds/row-state.ts';
import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import { addMonths, type Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { PersonRecords } from '#store/device-store.ts';

/**
 * *Ønsker ikke* holds until the form is done, that same day too, or the schedule says to ask again (SCH12); *ikke relevant*
 * likewise, and neither for longer than a year. `due`: when a schedule asks for something next.
 */
export function toNotAsked(
  { exemptions, responses }: Pick<PersonRecords, 'exemptions' | 'responses'>,
  url: string,
  today: Day,
  due: Pick<DueScreening, 'questionnaire' | 'due'> | null,
): NotAsked | null {
  const [newest] = exemptions
    .map(({ body }) => body)
    .filter(({ questionnaire, on }) => questionnaire === url && on <= today && on > addMonths(today, -12))
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  if (!newest || (due?.questionnaire === url && due.due <= today)) return null;
  const isDoneSince = responses.some(({ body }) => {
    const made = body.status === 'signed' ? madeAt(body) : undefined;
    if (made === undefined || body.questionnaire.split('|', 1)[0] !== url) return false;
    const day = osloDay(made);
    return day >= newest.on && day <= today;
  });
  if (isDoneSince) return null;
  return newest.status === 'declined' ? 'exemptDeclined' : 'notRelevant';
}
