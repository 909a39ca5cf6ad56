import type { OwnCheckIns } from '#protocol/learning-answers.ts';

type CheckInReason = NonNullable<OwnCheckIns['checkIns'][number]['reason']>;
export type RefusedSeminar = {
  readonly seminarId: string;
  /** What was found of her newest code; `absent`: who led it has said that she was not there. */
  readonly why: CheckInReason | 'absent';
};
type Typed = { readonly id: string; readonly body: { readonly seminarId: string; readonly at: string } };

/** Seminars at which she typed a code and is not counted. One whose newest code has not been looked at yet is none of them. */
export function refusedSeminars(typed: readonly Typed[], found: OwnCheckIns): readonly RefusedSeminar[] {
  const newest = new Map<string, Typed>();
  for (const one of typed) {
    const known = newest.get(one.body.seminarId);
    if (!known || Date.parse(one.body.at) > Date.parse(known.body.at)) newest.set(one.body.seminarId, one);
  }
  return [...newest].flatMap(([seminarId, { id }]): readonly RefusedSeminar[] => {
    if (found.byHand.some((one) => one.seminarId === seminarId)) return [];
    if (found.absent?.includes(seminarId)) return [{ seminarId, why: 'absent' }];
    const ofSeminar = found.checkIns.filter((one) => one.seminarId === seminarId);
    if (ofSeminar.some(({ state }) => state === 'accepted')) return [];
    const reason = ofSeminar.find(({ checkInId }) => checkInId === id)?.reason;
    return reason === undefined ? [] : [{ seminarId, why: reason }];
  });
}
