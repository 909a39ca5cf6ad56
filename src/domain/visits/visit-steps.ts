import type { Json } from '../fhir/json.ts';
import type { RecordPut } from '../merge/operation.ts';
import type { Day } from '../time/day.ts';
import { osloInstant } from '../time/oslo.ts';
import type {
  InvitationChannel,
  InvitationReply,
  InvitationSource,
  TransferredText,
  VisitFacts,
  VisitOutcome,
} from './visit.ts';
import { toVisitStage, type VisitStage } from './visit-stage.ts';

export type StepRefusal =
  | 'notAccepted'
  | 'notBegun'
  | 'notDeclined'
  | 'alreadyFinished'
  | 'notFinished'
  | 'notTransferred';
export type VisitStep =
  | { readonly ok: true; readonly fields: { readonly [field: string]: Json } }
  | { readonly ok: false; readonly reason: StepRefusal };

export type NewVisit = {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly assignedTo: string | null;
  readonly on: Day;
};

export type NewInvitation = NewVisit & {
  readonly channel: InvitationChannel;
  readonly source: InvitationSource;
  readonly by: string;
};

/** A visit somebody has it in mind to make: nobody is asked yet, and noon of the day stands in for a time. */
export const toOffered = ({ id, personId, unitId, assignedTo, on }: NewVisit): RecordPut => ({
  type: 'record.put',
  id,
  kind: 'visit',
  body: {
    personId,
    unitId,
    kind: 'preventiveVisit',
    plannedAt: osloInstant(on, '12:00'),
    assignedTo,
    status: 'planned',
    appointment: 'open',
  },
});

/** An invitation that has been sent is a visit whose time is still open. */
export function toInvitation({ channel, source, by, ...visit }: NewInvitation): RecordPut {
  const put = toOffered(visit);
  return { ...put, body: { ...put.body, invitation: { channel, source, on: visit.on, by } } };
}

/** How she was asked, as far as it has been said. */
export type InvitationNote = {
  readonly channel?: InvitationChannel;
  readonly source?: InvitationSource;
  readonly on?: Day;
};

/**
 * How she was asked, noted or corrected: what she answered stands. Nothing is noted, and nothing supposed, until both
 * how and why are known; the day is today until another is said.
 */
export function toInvitationNoted(
  visit: VisitFacts,
  note: InvitationNote,
  by: string,
  today: Day,
): VisitStep {
  if (isFinished(toVisitStage(visit))) return refused('alreadyFinished');
  const { channel, source, on = today } = { ...visit.invitation, ...note };
  if (channel === undefined || source === undefined) return done({});
  return done({ invitation: { channel, source, on, by: visit.invitation?.by ?? by } });
}

/** Asked once more: the answer is open again. How is as noted before; where nothing was noted, nothing is. */
export function toAskedAgain(visit: VisitFacts, by: string, today: Day): VisitStep {
  const stage = toVisitStage(visit);
  if (isFinished(stage) || stage === 'begun') return refused('alreadyFinished');
  const { invitation } = visit;
  return done({
    ...(invitation ? { invitation: { ...invitation, on: today, by } } : {}),
    answer: null,
    status: 'planned',
    appointment: 'open',
  });
}

/** What was answered. A no ends it, without anybody having to call it off; a later yes takes it up again. */
export function toAnswered(
  visit: VisitFacts,
  { reply, on, by, reason }: { reply: InvitationReply; on: Day; by: string; reason?: string },
): VisitStep {
  const stage = toVisitStage(visit);
  if (isFinished(stage)) return refused('alreadyFinished');
  if (stage === 'begun' && reply !== 'yes') return refused('alreadyFinished');
  const answer = { reply, on, by, ...(reason?.trim() ? { reason: reason.trim() } : {}) };
  if (reply === 'no') return done({ answer, status: 'cancelled' });
  if (stage === 'begun') return done({ answer });
  return done({ answer, status: 'planned', ...(reply === 'none' ? { appointment: 'open' } : {}) });
}

/** Why she did not want it, said or corrected later: the no keeps its day. */
export function toReasonNoted(visit: VisitFacts, reason: string): VisitStep {
  const { answer } = visit;
  if (answer?.reply !== 'no' || toVisitStage(visit) !== 'declined') return refused('notDeclined');
  const { reply, on, by } = answer;
  return done({ answer: { reply, on, by, ...(reason.trim() ? { reason: reason.trim() } : {}) } });
}

/** A time both know of. */
export function toAppointed(visit: VisitFacts, day: Day, time: string): VisitStep {
  const stage = toVisitStage(visit);
  if (isFinished(stage) || stage === 'begun') return refused('alreadyFinished');
  if (stage === 'declined') return refused('notAccepted');
  return done({ plannedAt: osloInstant(day, time), appointment: 'agreed', status: 'planned' });
}

/** Somebody sits at the table: whoever comes to the door has accepted. */
export function toBegun(visit: VisitFacts, by: string, today: Day): VisitStep {
  const stage = toVisitStage(visit);
  if (isFinished(stage)) return refused('alreadyFinished');
  if (stage === 'declined') return refused('notAccepted');
  if (stage === 'begun') return done({});
  const isAnswered = visit.answer?.reply === 'yes';
  return done({
    status: 'inProgress',
    ...(visit.appointment === 'open' ? { appointment: 'agreed' } : {}),
    ...(isAnswered ? {} : { answer: { reply: 'yes', on: today, by } }),
  });
}

/** The conversation is signed: what it is counted by stands with the visit. */
export function toFinished(visit: VisitFacts, outcome: VisitOutcome): VisitStep {
  const stage = toVisitStage(visit);
  if (isFinished(stage)) return refused('alreadyFinished');
  if (stage !== 'begun') return refused('notBegun');
  return done({
    status: 'done',
    outcome: { ...outcome, themes: [...outcome.themes], referredTo: [...outcome.referredTo] },
  });
}

/** A person has put the text into the journal, and says so; again when it has become another. */
export function toTransferred(visit: VisitFacts, by: string, at: string, of: TransferredText): VisitStep {
  const stage = toVisitStage(visit);
  if (stage !== 'toTransfer' && stage !== 'transferred') return refused('notFinished');
  return done({ transfer: { by, at, of: { signedAt: of.signedAt, followUps: [...of.followUps] } } });
}

/** It was said by mistake: the visit is on the list again. */
export function toTransferTakenBack(visit: VisitFacts): VisitStep {
  return toVisitStage(visit) === 'transferred' ? done({ transfer: null }) : refused('notTransferred');
}

/** It does not come off, for another reason than a no. */
export function toCalledOff(visit: VisitFacts): VisitStep {
  return isFinished(toVisitStage(visit)) ? refused('alreadyFinished') : done({ status: 'cancelled' });
}

const isFinished = (stage: VisitStage): boolean =>
  stage === 'done' || stage === 'toTransfer' || stage === 'transferred';
const done = (fields: { readonly [field: string]: Json }): VisitStep => ({ ok: true, fields });
const refused = (reason: StepRefusal): VisitStep => ({ ok: false, reason });
