import { isTimeMissing, isUnasked } from '#domain/visits/visit-stage.ts';
import type { VisitText } from '../../text/later/visit-text.ts';
import type { VisitWork } from './use-visit.ts';

export type NextPart = {
  readonly part: string;
  readonly word: keyof VisitText['next'];
  /** She may be at the table already, whatever was noted of an answer or a time. */
  readonly mayBegin?: boolean;
};

/** What comes next in a visit: the one button at the foot of its screen. Null when nothing waits for anybody. */
export function nextPart({
  visit,
  stage,
  record,
  isJournalOld,
}: Pick<VisitWork, 'visit' | 'stage' | 'record' | 'isJournalOld'>): NextPart | null {
  switch (stage) {
    case 'invited':
      return {
        part: 'invitasjon',
        word: isUnasked(visit.body) ? 'invitation' : isTimeMissing(visit.body) ? 'appoint' : 'answer',
        mayBegin: true,
      };
    case 'noAnswer':
      return { part: 'invitasjon', word: 'again', mayBegin: true };
    case 'declined':
    case 'cancelled':
      return { part: 'invitasjon', word: 'again' };
    case 'agreed':
      return { part: 'samtale', word: 'begin' };
    case 'begun':
      return { part: 'samtale', word: record ? 'resume' : 'begin' };
    case 'toTransfer':
      return { part: 'journal', word: 'transfer' };
    case 'transferred':
      if (isJournalOld) return { part: 'journal', word: 'transferAgain' };
      return { part: 'oppsummering', word: 'summary' };
    case 'done':
      return visit.body.kind === 'preventiveVisit' && record
        ? { part: 'oppsummering', word: 'summary' }
        : null;
  }
}
