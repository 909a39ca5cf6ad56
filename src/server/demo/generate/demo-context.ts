import type { Day } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { ContentRecord } from '#content/parse-content-file.ts';
import type { DemoForm } from './demo-form.ts';
import type { DemoStaff } from './demo-staff.ts';
import type { DemoUnit } from './demo-units.ts';
import type { Random } from './random.ts';

/** What every part of one municipality's demo is made from. */
export type DemoContext = {
  readonly today: Day;
  readonly random: Random;
  readonly units: readonly DemoUnit[];
  readonly staff: readonly DemoStaff[];
  readonly content: readonly ContentRecord[];
  readonly forms: {
    readonly mst: DemoForm;
    readonly homeVisit: DemoForm;
    readonly assessment: DemoForm;
    readonly plan: DemoForm;
    readonly dental: DemoForm;
    readonly medicines: DemoForm;
  };
};

export const staffOf = (context: DemoContext, unitId: string): readonly DemoStaff[] =>
  context.staff.filter((member) => member.unitId === unitId);

/** Some time of the working day. */
export const atWork = (day: Day, random: Random): string =>
  osloInstant(day, `${twoDigits(random.int(8, 14))}:${twoDigits(random.int(0, 59))}`);

export const minutesBefore = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) - minutes * 60_000).toISOString();

const twoDigits = (value: number): string => String(value).padStart(2, '0');
