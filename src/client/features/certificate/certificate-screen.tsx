import { useMemo, useState } from 'preact/hooks';
import { ownCheckIns } from '#protocol/learning-answers.ts';
import { useProgrammes } from '../../content/use-programmes.ts';
import { useAnswer } from '../../device/use-answer.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { certificateText } from '../../text/later/certificate-text.ts';
import { useText } from '../../text/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { OwnCertificateCard } from './own-certificate-card.tsx';
import { toOwnCertificates } from './own-certificates.ts';
import './certificate.css';

/** What is missing before she can ask for her bevis, and how it goes with what she has asked for. Works without network. */
export function CertificateScreen() {
  const { common, language } = useText();
  const text = certificateText(language);
  const { staffId } = useStore();
  const today = useToday();
  const programmes = useProgrammes();
  const enrolments = useKind('enrolment');
  const ticks = useKind('progress');
  const certificates = useKind('certificate');
  const groups = useKind('learningGroup');
  const meetings = useKind('groupMeeting');
  const attendance = useKind('attendance');
  const seminars = useKind('seminar');
  const checkIns = useKind('checkIn');
  const judged = useAnswer('/learning/check-ins', ownCheckIns);
  const [said, setSaid] = useState('');
  const own = useMemo(() => {
    if (!programmes || !enrolments || !ticks || !certificates || !groups || !meetings || !attendance) return;
    if (!seminars || !checkIns) return;
    // Without network her own check-ins stand as she made them; with it, as they were found, and what has not come there as made.
    const attended =
      judged === undefined || judged === 'unreachable'
        ? checkIns.map(({ body }) => body.seminarId)
        : [
            ...judged.checkIns
              .filter(({ state, seminarId }) => state !== 'refused' && !judged.absent?.includes(seminarId))
              .map(({ seminarId }) => seminarId),
            ...judged.byHand.map(({ seminarId }) => seminarId),
            ...checkIns
              .filter(({ id }) => !judged.checkIns.some(({ checkInId }) => checkInId === id))
              .map(({ body }) => body.seminarId),
          ];
    const life = { groups, meetings, attendance };
    return toOwnCertificates(
      { enrolments, ticks, certificates, seminars, life, attended: new Set(attended) },
      programmes,
      staffId,
      today,
    );
  }, [
    programmes,
    enrolments,
    ticks,
    certificates,
    groups,
    meetings,
    attendance,
    seminars,
    checkIns,
    judged,
    staffId,
    today,
  ]);
  if (!own) return <Screen title={text.title} lead={common.loading} />;
  return (
    <Screen title={text.title} lead={own.length > 0 ? text.lead : undefined}>
      <p class="v-said" aria-live="polite">
        {said}
      </p>
      {own.map((one) => (
        <OwnCertificateCard key={one.id} own={one} text={text} today={today} onSaid={setSaid} />
      ))}
      {own.length === 0 && <Empty title={text.none.title}>{text.none.text}</Empty>}
      <p class="v-quiet v-small">{text.from}</p>
    </Screen>
  );
}
