import { useMemo } from 'preact/hooks';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { toVisitStage, type VisitStage } from '#domain/visits/visit-stage.ts';
import { visitFormUrl } from '#domain/visits/visit-form.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { useContent } from '../../content/use-content.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { useWatch } from '../../device/use-watch.ts';
import { hasChangedSince } from './has-changed-since.ts';
import { toVisitForms } from './to-visit-forms.ts';

/** All that the screens of one visit show. */
export type VisitWork = {
  readonly visit: Kept<'visit'>;
  readonly stage: VisitStage;
  readonly person: Kept<'person'>;
  readonly records: PersonRecords;
  readonly content: DeviceContent;
  readonly staff: readonly Kept<'staff'>[];
  /** The form of the conversation: the version it was begun with, else the one in force. */
  readonly questionnaire: Questionnaire;
  readonly canonical: string;
  readonly record: Kept<'response'> | null;
  /** The answers so far; empty before it is begun. */
  readonly response: QuestionnaireResponse;
  /** The same conversation, begun by somebody who did not know of it. */
  readonly others: readonly Kept<'response'>[];
  /** What was agreed on this visit. */
  readonly followUps: readonly Kept<'task'>[];
  /** The text in the journal is older than what stands here. */
  readonly isJournalOld: boolean;
  readonly today: Day;
};

export type LoadedVisit =
  | { readonly state: 'loading' | 'gone' | 'noForm' }
  | { readonly state: 'here'; readonly work: VisitWork };

/** A visit with everything about it that lies on the device. */
export function useVisit(id: string): LoadedVisit {
  const store = useStore();
  const today = useToday();
  const visit = useWatch(`visit:${id}`, () => store.watchRecord('visit', id));
  const personId = visit?.body.personId ?? '';
  const records = useWatch(`person:${personId}`, () => store.watchPerson(personId));
  const content = useContent();
  const staff = useKind('staff');
  const finishedWith = visit?.body.outcome?.responseId;
  const forms = useMemo(
    () => records && toVisitForms(records.responses, id, finishedWith),
    [records, id, finishedWith],
  );
  const inForce = content?.forms.find(({ url }) => url === visitFormUrl)?.canonical ?? '';
  const canonical = forms?.own?.body.questionnaire ?? inForce;
  const form = useWatch(`content:${canonical}`, () => store.watchRecord('content', canonical));
  if (visit === null || records?.person === null) return { state: visit === undefined ? 'loading' : 'gone' };
  if (!visit || !records?.person || !content || !staff || !forms || form === undefined)
    return { state: 'loading' };
  if (form === null) return { state: 'noForm' };
  const followUps = records.tasks
    .filter(({ body }) => body.source?.kind === 'visit' && body.source.id === id)
    .toSorted((a, b) => (a.body.due < b.body.due ? -1 : 1));
  const { transfer } = visit.body;
  const told = [forms.own, records.responses.find((one) => one.id === finishedWith)];
  return {
    state: 'here',
    work: {
      visit,
      stage: toVisitStage(visit.body),
      person: records.person,
      records,
      content,
      staff,
      // `as`: content is checked where it is taken in.
      questionnaire: form.body.resource as unknown as Questionnaire,
      canonical,
      record: forms.own,
      response: forms.own?.body.response ?? nothing,
      others: forms.others,
      followUps,
      isJournalOld:
        transfer != null &&
        hasChangedSince(transfer, { forms: told.filter((one) => one != null), followUps }),
      today,
    },
  };
}

const nothing: QuestionnaireResponse = { resourceType: 'QuestionnaireResponse', status: 'in-progress' };
