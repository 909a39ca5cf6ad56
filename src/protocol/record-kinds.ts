import type { RecordKind } from './record-bodies.ts';

/** Every kind by name alone: a phone that starts needs the names and none of the schemas (`record-bodies.ts`). */
const named: { readonly [K in RecordKind]: true } = {
  unit: true,
  staff: true,
  person: true,
  servicePeriod: true,
  visit: true,
  response: true,
  measurement: true,
  task: true,
  exemption: true,
  absence: true,
  individualPlan: true,
  vitalsPlan: true,
  round: true,
  roundMark: true,
  enrolment: true,
  progress: true,
  note: true,
  certificate: true,
  learningGroup: true,
  groupMeeting: true,
  attendance: true,
  seminar: true,
  seminarKey: true,
  checkIn: true,
  exercise: true,
  exerciseEvent: true,
  exerciseNote: true,
  content: true,
  settings: true,
  accessEvent: true,
};

export const recordKinds = Object.keys(named) as readonly RecordKind[];
export const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(named, kind);

/** Kinds that are only ever added to (`event.add`). */
export const eventKinds = [
  'progress',
  'accessEvent',
  'exerciseEvent',
  'attendance',
  'checkIn',
] as const satisfies readonly RecordKind[];
