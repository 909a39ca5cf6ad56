import type { VisitSummary } from './visit-summary.ts';

/** How far a visit has come. `done`: marked as done without a conversation that was signed. */
export type VisitStage =
  | 'invited'
  | 'noAnswer'
  | 'declined'
  | 'agreed'
  | 'begun'
  | 'done'
  | 'toTransfer'
  | 'transferred'
  | 'cancelled';

/**
 * Read from what was noted, not from `status` alone: a *begun* that arrives after the *finished* it did not know of
 * takes nothing back.
 */
export function toVisitStage({ status, appointment, answer, outcome, transfer }: VisitSummary): VisitStage {
  if (outcome) return transfer ? 'transferred' : 'toTransfer';
  if (status === 'done') return 'done';
  if (status === 'inProgress') return 'begun';
  if (answer?.reply === 'no') return 'declined';
  if (status === 'cancelled') return 'cancelled';
  if (answer?.reply === 'none') return 'noAnswer';
  return appointment === 'open' ? 'invited' : 'agreed';
}

/** She has said yes, and nobody has agreed on a time with her. */
export const isTimeMissing = (visit: VisitSummary): boolean =>
  toVisitStage(visit) === 'invited' && visit.answer?.reply === 'yes';

/** It is meant to be made, and nobody has been asked, nor answered. */
export const isUnasked = (visit: VisitSummary): boolean =>
  toVisitStage(visit) === 'invited' && !visit.invitation && !visit.answer;
