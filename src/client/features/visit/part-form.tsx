import { useMemo } from 'preact/hooks';
import type { QuestionnaireItem } from '#domain/fhir/types.ts';
import type { AnswerChange } from '#domain/forms/form-session.ts';
import { toPart, toPartResponse } from '#domain/visits/visit-form.ts';
import { useStore } from '../../device/use-device.ts';
import type { FormComponent } from '../../form-props.ts';
import { useText } from '../../text/use-text.ts';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { useAnswers } from '../../content/use-answers.ts';
import type { VisitWork } from './use-visit.ts';
import type { Kept } from '#store/device-store.ts';

type Props = {
  readonly work: VisitWork;
  readonly record: Kept<'response'>;
  readonly Form: FormComponent;
  /** The group that is the part: linkIds from the root, joined by `/`. */
  readonly path: string;
  /** What is left out of it; the same function each time. */
  readonly without?: (item: QuestionnaireItem) => boolean;
  /** What follows from the answers of this part, to be written with them. */
  readonly also?: (changes: readonly AnswerChange[]) => readonly AnswerChange[];
};

/** Some of the form's questions, in the middle of a screen of the visit. Stored as they are answered. */
export function PartForm({ work, record, Form, path, without, also }: Props) {
  const { language, record: text } = useText();
  const store = useStore();
  const { questionnaire, today } = work;
  const answers = useAnswers(store, record, nothingCalculated);
  const part = useMemo(() => toPart(questionnaire, path, without), [questionnaire, path, without]);
  const response = useMemo(() => toPartResponse(part, record.body.response), [part, record.body.response]);
  return (
    <div class="v-visit-part">
      <Form
        questionnaire={part}
        response={response}
        language={language}
        today={today}
        onAnswer={(changes) => answers.put([...changes, ...(also?.(changes) ?? [])])}
        onePage
        untitled
      />
      <p class="v-visit-saved v-small v-quiet">
        <span>{answers.isSaving ? text.saving : text.saved}</span>
        <SyncMark delivery={record.delivery} today={today} />
      </p>
    </div>
  );
}

/** The visit's form works nothing out by itself. */
const nothingCalculated = (): boolean => false;
