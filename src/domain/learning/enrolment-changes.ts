import type { Day } from '../time/day.ts';
import type { Pause } from './fold-progress.ts';

type ReasonedPause<Reason extends string> = Pause & { readonly reasonCode: Reason };
export type ChangedEnrolment<Reason extends string = string> = {
  readonly status: 'active' | 'paused' | 'stopped' | 'completed';
  readonly pauses?: readonly ReasonedPause<Reason>[] | undefined;
  readonly workplaces?: readonly Workplace[] | undefined;
};
export type Workplace = { readonly unitId: string; readonly from: Day };
/** `words`: her own, empty when she gives none. */
export type WhyNot<Reason extends string> = { readonly code: Reason; readonly words: string };

/** Each gives the fields to patch; nothing of what she has done or written is touched by any of them. */
export const toPaused = <Reason extends string>(
  { pauses }: ChangedEnrolment<Reason>,
  { code, words }: WhyNot<Reason>,
  today: Day,
) => ({
  status: 'paused' as const,
  reasonCode: code,
  reason: words.trim() || null,
  pauses: [...(pauses ?? []), { from: today, to: null, reasonCode: code }],
});

export const toStopped = <Reason extends string>(
  { pauses }: ChangedEnrolment<Reason>,
  { code, words }: WhyNot<Reason>,
  today: Day,
) => ({
  status: 'stopped' as const,
  reasonCode: code,
  reason: words.trim() || null,
  endedOn: today,
  ...(pauses ? { pauses: ended(pauses, today) } : {}),
});

/** From a pause, from having stopped (which then was a pause), or from having called it finished too soon. */
export const toTakenUp = <Reason extends string>(
  enrolment: ChangedEnrolment<Reason> & {
    readonly endedOn?: Day | null | undefined;
    readonly reasonCode?: Reason | null | undefined;
  },
  today: Day,
) => {
  const { status, endedOn, reasonCode } = enrolment;
  const before = ended(enrolment.pauses ?? [], today);
  const stopped =
    status === 'stopped' && endedOn && reasonCode ? [{ from: endedOn, to: today, reasonCode }] : [];
  const pauses = [...before, ...stopped];
  return {
    status: 'active' as const,
    reasonCode: null,
    reason: null,
    endedOn: null,
    ...(pauses.length > 0 ? { pauses } : {}),
  };
};

export const toCompleted = <Reason extends string>({ pauses }: ChangedEnrolment<Reason>, today: Day) => ({
  status: 'completed' as const,
  reasonCode: null,
  reason: null,
  endedOn: today,
  ...(pauses ? { pauses: ended(pauses, today) } : {}),
});

/** Where she worked before stays; two changes on one day are one. */
export const toMovedTo = ({ workplaces }: ChangedEnrolment, unitId: string, today: Day) => ({
  workplaces: [...(workplaces ?? []).filter(({ from }) => from < today), { unitId, from: today }],
});

const ended = <Reason extends string>(
  pauses: readonly ReasonedPause<Reason>[],
  today: Day,
): readonly ReasonedPause<Reason>[] =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to: today } : pause));
