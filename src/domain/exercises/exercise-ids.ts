import { mix, toBytes, toHash, toUuid } from '../merge/mixed-id.ts';

/** The note of one step of one exercise (EXE7). */
export const toStepNoteId = (exerciseId: string, step: string): string =>
  toUuid(mix(toBytes(exerciseId), toHash(`note ${step}`)));

/** The follow-up that one point becomes in one unit (EXE8). */
export const toPointTaskId = (pointId: string, unitId: string): string =>
  toUuid(mix(mix(toBytes(pointId), toBytes(unitId)), toHash('follow-up')));
