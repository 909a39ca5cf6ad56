import { isStanding } from '#domain/merge/standing-measurement.ts';
import type { Day } from '#domain/time/day.ts';
import { osloDay, osloInstant } from '#domain/time/oslo.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';

export const timelineKinds = [
  'form',
  'measurement',
  'visit',
  'followUp',
  'service',
  'absence',
  'exemption',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One thing that happened, and the record that says so. `by`: who did it, as far as the record tells. */
export type TimelineEntry = { readonly key: string; readonly at: string; readonly day: Day } & (
  | { readonly kind: 'form'; readonly record: Kept<'response'> }
  | { readonly kind: 'measurement'; readonly record: Kept<'measurement'>; readonly counts: boolean }
  | { readonly kind: 'visit'; readonly record: Kept<'visit'> }
  | {
      readonly kind: 'followUp';
      readonly what: 'made' | 'done' | 'dropped';
      readonly record: Kept<'task'>;
      readonly by: string | undefined;
    }
  | { readonly kind: 'service'; readonly what: 'start' | 'end'; readonly record: Kept<'servicePeriod'> }
  | { readonly kind: 'absence'; readonly what: 'start' | 'end'; readonly record: Kept<'absence'> }
  | { readonly kind: 'exemption'; readonly record: Kept<'exemption'> }
);

type Bare<E = TimelineEntry> = E extends TimelineEntry ? Omit<E, 'key' | 'at' | 'day'> : never;

const atInstant = (at: string, entry: Bare): TimelineEntry => ({
  ...entry,
  key: keyOf(entry),
  at,
  day: osloDay(at),
});
const onDay = (day: Day, entry: Bare): TimelineEntry => ({
  ...entry,
  key: keyOf(entry),
  // What has a day and no time stands at its noon: neither before all nor after all of that day.
  at: osloInstant(day, '12:00'),
  day,
});
const keyOf = (entry: Bare): string => `${entry.record.id} ${'what' in entry ? entry.what : ''}`;

/** What has happened with a person up to today, the newest first. Drafts and what is only planned are not the story yet. */
export function toTimeline(records: PersonRecords, today: Day): readonly TimelineEntry[] {
  const formOf = new Map(records.responses.map(({ id, body }) => [id, body]));
  const entries: readonly TimelineEntry[] = [
    ...records.responses
      .filter(({ body }) => body.status !== 'draft')
      .map((record) => atInstant(record.body.signedAt ?? record.body.startedAt, { kind: 'form', record })),
    ...records.measurements.map((record) =>
      atInstant(record.body.measuredAt, {
        kind: 'measurement',
        record,
        counts: isStanding(record.body, formOf.get(record.body.responseId ?? '')),
      }),
    ),
    ...records.visits
      .filter(({ body }) => body.status === 'done' || body.status === 'cancelled')
      .map((record) => ofVisit(record)),
    ...records.tasks.flatMap((record) => ofFollowUp(record)),
    ...records.servicePeriods.flatMap((record) => [
      onDay(record.body.start, { kind: 'service', what: 'start', record }),
      ...(record.body.end === null ? [] : [onDay(record.body.end, { kind: 'service', what: 'end', record })]),
    ]),
    ...records.absences.flatMap((record) => [
      onDay(record.body.from, { kind: 'absence', what: 'start', record }),
      ...(record.body.to === null ? [] : [onDay(record.body.to, { kind: 'absence', what: 'end', record })]),
    ]),
    ...records.exemptions.map((record) => onDay(record.body.on, { kind: 'exemption', record })),
  ];
  return entries
    .filter(({ day }) => day <= today)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.key < b.key ? 1 : -1));
}

/** When it was finished, or the day of the no: the plan says when it should have been. */
function ofVisit(record: Kept<'visit'>): TimelineEntry {
  const { outcome, answer, plannedAt } = record.body;
  if (!outcome && answer?.reply === 'no') return onDay(answer.on, { kind: 'visit', record });
  return atInstant(outcome?.at ?? plannedAt, { kind: 'visit', record });
}

/** When it was made, and when it was closed: both are in the stamps. */
function ofFollowUp(record: Kept<'task'>): readonly TimelineEntry[] {
  const made = record.stamps['personId'];
  const closed = record.stamps['status'];
  const { status } = record.body;
  return [
    ...(made ? [atInstant(made.at, { kind: 'followUp', what: 'made', record, by: made.by })] : []),
    ...(closed && status !== 'open'
      ? [atInstant(closed.at, { kind: 'followUp', what: status, record, by: closed.by })]
      : []),
  ];
}

export type TimelineMonth = { readonly month: string; readonly entries: readonly TimelineEntry[] };

/** `month`: `2026-11`. In the order the entries come. */
export function groupByMonth(entries: readonly TimelineEntry[]): readonly TimelineMonth[] {
  const months = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const month = entry.day.slice(0, 7);
    const known = months.get(month);
    if (known) known.push(entry);
    else months.set(month, [entry]);
  }
  return [...months].map(([month, ofMonth]) => ({ month, entries: ofMonth }));
}
