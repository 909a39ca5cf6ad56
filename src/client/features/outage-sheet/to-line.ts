import type { DueScreening } from '#domain/schedule/screening-schedule.ts';
import { toNutritionState } from '#domain/nutrition/nutrition-state.ts';
import type { Day, Interval } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { PersonRecords } from '#store/device-store.ts';

/** One person on paper: what one needs at the door when nothing else works. */
export type OutageLine = {
  readonly id: string;
  readonly person: RecordBody<'person'>;
  /** Instants of today's visits that are not done. */
  readonly visits: readonly string[];
  readonly tasks: readonly { readonly what: string; readonly due: Day }[];
  /** Forms by url. */
  readonly forms: readonly { readonly url: string; readonly due: Day }[];
  readonly away: { readonly to: Day | null } | null;
  readonly vitals: {
    readonly scale2: boolean;
    readonly everyMinutes: number | null;
    readonly usual: string | null;
  };
  readonly ownPlans: readonly { readonly url: string; readonly every: Interval | null }[];
  readonly nutrition: { readonly goal: string | null; readonly measures: readonly string[] } | null;
};

/** Null for somebody who is no longer on the device. `due`: what falls due for her. */
export function toLine(
  records: PersonRecords,
  due: readonly Pick<DueScreening, 'questionnaire' | 'due'>[],
  today: Day,
): OutageLine | null {
  const { person } = records;
  if (!person) return null;
  const plan = records.vitalsPlans[0]?.body;
  const away = records.absences.find(
    ({ body }) => body.from <= today && (body.to === null || body.to >= today),
  );
  const { plan: nutrition } = toNutritionState(records.responses, today);
  const holds = plan?.scale2 && (plan.scale2.until === null || plan.scale2.until >= today);
  return {
    id: person.id,
    person: person.body,
    visits: records.visits
      .filter(
        ({ body }) =>
          (body.status === 'planned' || body.status === 'inProgress') &&
          body.appointment !== 'open' &&
          osloDay(body.plannedAt) === today,
      )
      .map(({ body }) => body.plannedAt)
      .toSorted((a, b) => Date.parse(a) - Date.parse(b)),
    tasks: records.tasks
      .filter(({ body }) => body.status === 'open' && body.due <= today)
      .map(({ body }) => ({ what: body.title, due: body.due }))
      .toSorted((a, b) => (a.due < b.due ? -1 : 1)),
    forms: due
      .filter((screening) => screening.due <= today)
      .map((screening) => ({ url: screening.questionnaire, due: screening.due })),
    away: away ? { to: away.body.to } : null,
    vitals: {
      scale2: Boolean(holds),
      everyMinutes: plan?.repeat?.everyMinutes ?? null,
      usual: plan?.usual ?? null,
    },
    ownPlans: records.individualPlans
      .filter(({ body }) => body.start <= today && (body.end === null || body.end >= today))
      .map(({ body }) => ({ url: body.questionnaire, every: body.every })),
    nutrition:
      nutrition && nutrition.state !== 'ended'
        ? {
            goal: nutrition.goal,
            measures: nutrition.measures.map(({ what, who, when }) =>
              [what, who, when].filter((part) => part !== null).join(', '),
            ),
          }
        : null,
  };
}
