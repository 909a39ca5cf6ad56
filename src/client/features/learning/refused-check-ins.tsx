import { Link } from '@tanstack/react-router';
import { addDays, type Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { ownCheckIns } from '#protocol/learning-answers.ts';
import { addresses } from '../../addresses.ts';
import { useAnswer } from '../../device/use-answer.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { seminarText } from '../../text/later/seminar-text.ts';
import { useText } from '../../text/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { refusedSeminars } from './refused-seminars.ts';

/** A code is looked at after she has left the hall: for so long she is told of it here as well as at the seminar. */
const toldForDays = 90;

/** Codes of hers that did not count, with the way to the seminar they were typed at. */
export function RefusedCheckIns({ today }: { readonly today: Day }) {
  const { language } = useText();
  const { checkIn: text } = seminarText(language);
  const { staffId } = useStore();
  const seminars = useKind('seminar') ?? [];
  const checkIns = useKind('checkIn') ?? [];
  const from = addDays(today, -toldForDays);
  const recent = new Map(
    seminars.flatMap(({ id, body }) =>
      body.status !== 'cancelled' && osloDay(body.startsAt) >= from ? [[id, body.title] as const] : [],
    ),
  );
  const mine = checkIns.filter(({ body }) => body.staffId === staffId && recent.has(body.seminarId));
  const delivered = mine.filter(({ delivery }) => delivery.state === 'delivered').length;
  const answer = useAnswer(delivered > 0 ? '/learning/check-ins' : null, ownCheckIns, delivered);
  if (answer === undefined || answer === 'unreachable') return null;
  return (
    <>
      {refusedSeminars(mine, answer).map(({ seminarId, why }) => (
        <Notice
          key={seminarId}
          color="warning"
          action={
            <Link to={addresses.seminar(seminarId)} className="ds-link">
              {recent.get(seminarId)}
            </Link>
          }
        >
          {why === 'absent' ? text.states.absent : text.reasons[why]}
        </Notice>
      ))}
    </>
  );
}
