import type { PersonToScreen } from '#domain/schedule/screening-schedule.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';

/** What the schedules ask about one person, from her records on the device. */
export const toScreenedPerson = (
  { body: { birthDate, deceasedOn } }: Kept<'person'>,
  records: PersonRecords,
): PersonToScreen => ({
  birthDate,
  deceasedOn,
  periods: records.servicePeriods.map(({ body }) => body),
  responses: records.responses.map(({ body }) => body),
  exemptions: records.exemptions.map(({ body }) => body),
  absences: records.absences.map(({ body }) => body),
  plans: records.individualPlans.map(({ body }) => body),
  visits: records.visits.map(({ body }) => body),
});
