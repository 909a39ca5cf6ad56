import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { DeviceStore, Kept } from '#store/device-store.ts';
import { ReasonScreen } from '../../access/reason-screen.tsx';
import { useReasonGate } from '../../access/use-reason-gate.ts';
import { useAccess } from '../../device/use-access.ts';
import type { FormComponent } from '../../form-props.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { ClosingPart } from './closing-part.tsx';
import { ConversationPart } from './conversation-part.tsx';
import { InvitationPart } from './invitation-part.tsx';
import { JournalPart } from './journal-part.tsx';
import { PreparationPart } from './preparation-part.tsx';
import { SummaryPart } from './summary-part.tsx';
import { ThemePart } from './theme-part.tsx';
import { useVisit, type VisitWork } from './use-visit.ts';
import { VisitHub } from './visit-hub.tsx';
import './visit.css';

/** Signs the visit's form; the feature that does it and this one meet in the route. */
export type SignVisit = (
  store: DeviceStore,
  record: Kept<'response'>,
  questionnaire: Questionnaire,
  filled: QuestionnaireResponse,
  openReason: null,
  /** `also`: written with the signature, all or none. */
  noted: { readonly also: readonly OperationBody[] },
) => Promise<unknown>;

type Props = {
  readonly id: string;
  /** Which step: empty for the visit itself, `tema-brann` for a theme. */
  readonly part: string;
  readonly Form: FormComponent;
  readonly sign: SignVisit;
};

/** A preventive home visit, from the invitation to the journal: each step an address, so that «back» goes one back. */
export function VisitScreen({ id, part, Form, sign }: Props) {
  const { common, language } = useText();
  const text = visitText(language);
  const loaded = useVisit(id);
  const about = loaded.state === 'here' ? loaded.work.visit.body : undefined;
  const { isAsking, give } = useReasonGate(about);
  useAccess(
    about && !isAsking
      ? { kind: 'visit', recordId: id, personId: about.personId, unitId: about.unitId }
      : null,
  );
  if (loaded.state === 'gone') return <PlainPage title={text.gone.title} text={text.gone.text} />;
  if (loaded.state === 'noForm') return <PlainPage title={text.gone.title} text={text.noForm} />;
  if (loaded.state !== 'here') return <Screen title={common.loading} documentTitle={text.documentTitle} />;
  const { work } = loaded;
  if (isAsking) return <ReasonScreen unitId={work.visit.body.unitId} onGiven={give} />;
  return <VisitPart key={part} work={work} part={part} Form={Form} sign={sign} />;
}

function VisitPart({ work, part, Form, sign }: Omit<Props, 'id'> & { readonly work: VisitWork }) {
  if (part.startsWith('tema-'))
    return <ThemePart work={work} code={part.slice('tema-'.length)} Form={Form} />;
  switch (part) {
    case 'invitasjon':
      return <InvitationPart work={work} />;
    case 'forberedelse':
      return <PreparationPart work={work} />;
    case 'samtale':
      return <ConversationPart work={work} Form={Form} />;
    case 'avtaler':
      return <ClosingPart work={work} Form={Form} sign={sign} />;
    case 'oppsummering':
      return <SummaryPart work={work} />;
    case 'journal':
      return <JournalPart work={work} />;
    default:
      return <VisitHub work={work} />;
  }
}
