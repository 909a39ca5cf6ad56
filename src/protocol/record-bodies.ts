import * as z from 'zod/mini';
import { accessEventBody } from './access-event.ts';
import { certificateBody } from './certificate.ts';
import { exerciseBody, exerciseEventBody, exerciseNoteBody } from './exercise.ts';
import { enrolmentBody, noteBody, progressBody } from './learning.ts';
import { attendanceBody, groupMeetingBody, learningGroupBody } from './learning-group.ts';
import { measurementBody } from './measurement.ts';
import { staffBody, unitBody } from './organisation.ts';
import { absenceBody, exemptionBody, individualPlanBody, personBody, servicePeriodBody } from './person.ts';
import { jsonObject, recordId } from './primitives.ts';
import { responseBody } from './response.ts';
import { roundBody, roundMarkBody } from './round.ts';
import { checkInBody, seminarBody, seminarKeyBody } from './seminar.ts';
import { settingsBody } from './settings.ts';
import { taskBody } from './task.ts';
import { visitBody } from './visit.ts';
import { vitalsPlanBody } from './vitals-plan.ts';

/** Versioned content: a Questionnaire, a programme, a schedule, an indicator, an exercise's scenario. Its id is `url|version`. */
export const contentBody = z.object({
  type: z.enum(['questionnaire', 'programme', 'schedule', 'indicator', 'exercise']),
  url: recordId,
  version: z.string().check(z.minLength(1), z.maxLength(60)),
  status: z.enum(['draft', 'active', 'retired']),
  resource: jsonObject,
});

/** What a record of each kind holds. */
export const recordBodies = {
  unit: unitBody,
  staff: staffBody,
  person: personBody,
  servicePeriod: servicePeriodBody,
  visit: visitBody,
  response: responseBody,
  measurement: measurementBody,
  task: taskBody,
  exemption: exemptionBody,
  absence: absenceBody,
  individualPlan: individualPlanBody,
  vitalsPlan: vitalsPlanBody,
  round: roundBody,
  roundMark: roundMarkBody,
  enrolment: enrolmentBody,
  progress: progressBody,
  note: noteBody,
  certificate: certificateBody,
  learningGroup: learningGroupBody,
  groupMeeting: groupMeetingBody,
  attendance: attendanceBody,
  seminar: seminarBody,
  seminarKey: seminarKeyBody,
  checkIn: checkInBody,
  exercise: exerciseBody,
  exerciseEvent: exerciseEventBody,
  exerciseNote: exerciseNoteBody,
  content: contentBody,
  settings: settingsBody,
  accessEvent: accessEventBody,
} as const;

export type RecordKind = keyof typeof recordBodies;
export type RecordBody<K extends RecordKind> = z.infer<(typeof recordBodies)[K]>;
export type { RoleName } from './role-name.ts';
export type { ServiceType } from './service-type.ts';
