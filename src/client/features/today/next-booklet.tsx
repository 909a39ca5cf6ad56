import type { Day } from '#domain/time/day.ts';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import { roundTicks, toRounds } from '#domain/learning/enrolment-rounds.ts';
import { addresses } from '../../addresses.ts';
import type { ListedContent } from '../../content/listed-content.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { localizedText } from '../../text/translated.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';

type Props = { readonly content: ListedContent; readonly today: Day };

/** For who follows a perm: the next hefte, one tap away. */
export function NextBooklet({ content, today }: Props) {
  const { today: text, language } = useFirstText();
  const { staffId } = useStore();
  const enrolments = useKind('enrolment');
  const ticks = useKind('progress');
  const groups = useKind('learningGroup');
  const meetings = useKind('groupMeeting');
  const attendance = useKind('attendance');
  const mine = (enrolments ?? []).filter(({ body }) => body.learnerId === staffId);
  const active = toRounds(mine).filter(({ body }) => body.status === 'active');
  if (active.length === 0 || !ticks || !groups || !meetings || !attendance) return null;
  const programmes = content.programmes();
  const next = active.flatMap((round) => {
    const programme = programmes.of(round.body.programme);
    if (!programme) return [];
    const events = roundTicks(round, ticks, { groups, meetings, attendance });
    const progress = foldProgress(programme, round.body, events, today);
    const booklet = programme.booklets.find(({ id }) => id === progress.next);
    return booklet ? [{ programme, booklet }] : [];
  });
  if (next.length === 0) return null;
  return (
    <Section title={text.learning}>
      <Rows>
        {next.map(({ programme, booklet }) => (
          <Row
            key={programme.url}
            to={addresses.learning}
            lead={<Icon of="learning" />}
            title={text.nextBooklet(booklet.number, localizedText(booklet.title, language))}
          >
            {localizedText(programme.title, language)}
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
