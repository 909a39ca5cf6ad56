import type { JsonObject } from '#domain/fhir/json.ts';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { RecordRow } from './to-resource.ts';
import type { ServedResource } from './served-resource.ts';

type Plan = RecordBody<'vitalsPlan'>;

/** FHIR ids have no `|`. */
export const carePlanId = (recordId: string): string => recordId.replace('|', '-');
export const fromCarePlanId = (id: string): string => id.replace(/^vitalsPlan-/, 'vitalsPlan|');

/**
 * What has been decided about one person's measurements, as a CarePlan: an activity for the interval, one for scale 2 with
 * the doctor who decided it, and what is usual as a note. What has been ended is left out; a decision that has run out by
 * `today` is `completed`.
 */
export function toCarePlan(row: RecordRow, today: Day): ServedResource {
  const plan = row.body as Plan;
  const activities = [...repeatOf(plan), ...scaleOf(plan, today)];
  const isInForce = plan.usual != null || activities.some(({ detail }) => detail['status'] === 'in-progress');
  return {
    resourceType: 'CarePlan',
    id: carePlanId(row.id),
    meta: { versionId: String(row.version), lastUpdated: row.received_at.toISOString() },
    status: isInForce ? 'active' : 'completed',
    intent: 'plan',
    title: 'Measurement of vital signs',
    subject: { reference: `Patient/${plan.personId}` },
    ...(activities.length > 0 ? { activity: activities } : {}),
    ...(plan.usual == null ? {} : { note: [{ text: plan.usual }] }),
  };
}

type Activity = { readonly detail: JsonObject };

function repeatOf({ repeat }: Plan): readonly Activity[] {
  if (!repeat) return [];
  return [
    {
      detail: {
        kind: 'ServiceRequest',
        code: { text: 'NEWS2' },
        status: 'in-progress',
        scheduledTiming: {
          repeat: {
            boundsPeriod: { start: repeat.from },
            frequency: 1,
            period: repeat.everyMinutes,
            periodUnit: 'min',
          },
        },
      },
    },
  ];
}

function scaleOf({ scale2 }: Plan, today: Day): readonly Activity[] {
  if (!scale2) return [];
  const { doctor, on, until } = scale2;
  const status = on > today ? 'scheduled' : until !== null && until < today ? 'completed' : 'in-progress';
  return [
    {
      detail: {
        code: { text: 'NEWS2: oxygen saturation by scale 2' },
        status,
        scheduledPeriod: { start: on, ...(until === null ? {} : { end: until }) },
        // No resource of ours: the doctor is named by whoever noted the decision.
        performer: [{ type: 'Practitioner', display: doctor }],
      },
    },
  ];
}
