import { Link } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { strayAnswers } from '#domain/forms/stray-answers.ts';
import { isSignedByVisit } from '#domain/visits/visit-form.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { FormVersion } from './form-versions.ts';
import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import type { FormComponent } from '../../form-props.ts';
import { Screen } from '../../shell/screen.tsx';
import { moveText } from '../../text/later/move-text.ts';
import { visitText } from '../../text/later/visit-text.ts';
import type { Language } from '../../text/language.ts';
import { useText } from '../../text/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { AboutForm } from './about-form.tsx';
import { calculatedIn } from './calculated-in.ts';
import { toConflictingAnswers } from './conflicting-answers.ts';
import { Conflicts, focusConflicts } from './conflicts.tsx';
import { MoveHistory } from './move-history.tsx';
import { MoveNotice } from './move-notice.tsx';
import { OpenAnswersSheet } from './open-answers-sheet.tsx';
import { SavedMark } from './saved-mark.tsx';
import { signRecord, type Signed } from './sign-record.ts';
import { StrayNotice } from './stray-notice.tsx';
import { toLaunch } from './to-launch.ts';
import { useAnswers } from '../../content/use-answers.ts';

type Props = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly title: string;
  readonly about: PersonRecords;
  readonly Form: FormComponent;
  /** Whose form it is, and in which language. */
  readonly lead: ComponentChildren;
  /** What stands above this kind of form. */
  readonly before: ComponentChildren;
  readonly spoken: Language;
  readonly contents: readonly Kept<'content'>[];
  /** The newer version of the form, when there is one and she has not said that she keeps hers. */
  readonly newer: FormVersion | null;
  /** The version the draft has just been moved to. */
  readonly movedTo: string | null;
  readonly onMove: () => void;
  readonly onSigned: (signed: Signed) => void;
};

/** Every answer is on the device as it is given; there is no Save button to forget. */
export function Draft({
  record,
  questionnaire,
  title,
  about,
  Form,
  lead,
  before,
  spoken,
  contents,
  newer,
  movedTo,
  onMove,
  onSigned,
}: Props) {
  const { record: text, language } = useText();
  const { store, session, deliverSigned } = useDevice();
  const today = useToday();
  const isCalculated = useMemo(() => calculatedIn(questionnaire), [questionnaire]);
  const answers = useAnswers(store, record, isCalculated);
  const { response, visitId } = record.body;
  const visit = about.visits.find(({ id }) => id === visitId) ?? null;
  /** Finishing the visit signs its conversation, with what the visit itself knows of it. */
  const underWay = visit && isSignedByVisit(visit.body, record.body.questionnaire) ? visit : null;
  const launch = toLaunch(questionnaire, { person: about.person, visit, session });
  const strays = useMemo(() => strayAnswers(questionnaire, response), [questionnaire, response]);
  const conflicts = useMemo(() => toConflictingAnswers(record, questionnaire), [record, questionnaire]);
  /** Why she signs with two answers standing, once she has said so. */
  const openReason = useRef<string | null>(null);
  const [asking, setAsking] = useState<{ readonly answer: (goOn: boolean) => void }>();
  /** How often she has asked to be led to the choices; only when the sheet is gone can they have the focus. */
  const [choosing, setChoosing] = useState(0);
  useEffect(() => {
    if (choosing > 0) focusConflicts();
  }, [choosing]);
  const beforeSign = () => {
    openReason.current = null;
    if (conflicts.length === 0) return Promise.resolve(true);
    return new Promise<boolean>((resolve) => {
      setAsking({
        answer: (goOn) => {
          setAsking(undefined);
          resolve(goOn);
        },
      });
    });
  };
  const sign = async (filled: QuestionnaireResponse) => {
    await answers.settled();
    onSigned(await signRecord(store, record, questionnaire, filled, openReason.current));
    deliverSigned();
  };
  return (
    <Screen title={title} lead={lead}>
      {visit?.body.kind === 'preventiveVisit' && (
        <Link to={addresses.visit(visit.id)} className="ds-button" data-variant="secondary" data-fullwidth="">
          {text.receipt.toVisit}
        </Link>
      )}
      <Conflicts record={record} questionnaire={questionnaire} onChoose={answers.put} />
      <StrayNotice
        record={record}
        questionnaire={questionnaire}
        strays={strays}
        contents={contents}
        today={today}
        onPut={answers.put}
      />
      {movedTo !== null && (
        <Notice color="accent" icon="delivered" role="status">
          {moveText(language).moved(movedTo)}
        </Notice>
      )}
      {before}
      {newer && <MoveNotice record={record} newer={newer} onLook={onMove} />}
      <Form
        key={record.body.questionnaire}
        questionnaire={questionnaire}
        response={response}
        language={spoken}
        previous={lastSigned(record, about)}
        launch={launch}
        today={today}
        onAnswer={answers.put}
        {...(strays.length === 0 && underWay === null ? { onSign: sign, beforeSign } : {})}
        signLabel={text.sign}
        saved={<SavedMark isSaving={answers.isSaving} delivery={record.delivery} today={today} />}
        untitled
      />
      {underWay && (
        <Notice
          color="neutral"
          action={
            <Link
              to={addresses.visitPart(underWay.id, 'avtaler')}
              className="ds-button"
              data-variant="secondary"
            >
              {visitText(language).conversation.onward}
            </Link>
          }
        >
          {visitText(language).closing.signedThere}
        </Notice>
      )}
      {asking && (
        <OpenAnswersSheet
          recordId={record.id}
          conflicts={conflicts}
          onClose={() => asking.answer(false)}
          onChoose={() => {
            asking.answer(false);
            setChoosing((times) => times + 1);
          }}
          onSign={(reason) => {
            openReason.current = reason;
            asking.answer(true);
          }}
        />
      )}
      <AboutForm questionnaire={questionnaire} />
      <MoveHistory moves={record.body.moves} />
    </Screen>
  );
}

/** The person's last signed response to the same form, whatever its version. */
function lastSigned(record: Kept<'response'>, about: PersonRecords): QuestionnaireResponse | null {
  const url = record.body.questionnaire.split('|', 1)[0];
  const [last] = about.responses
    .filter(
      ({ id, body }) =>
        id !== record.id && body.status === 'signed' && body.questionnaire.split('|', 1)[0] === url,
    )
    .toSorted((a, b) => Date.parse(b.body.signedAt ?? '') - Date.parse(a.body.signedAt ?? ''));
  return last?.body.response ?? null;
}
