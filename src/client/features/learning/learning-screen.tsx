import type { Programme } from '#protocol/content.ts';
import { useContent } from '../../content/use-content.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Perm } from './perm.tsx';
import { StartPerm } from './start-perm.tsx';

/** A logbook beside the programme: where I am, what is next, my own notes. */
export function LearningScreen() {
  const { learning: text, common } = useText();
  const { staffId } = useStore();
  const today = useToday();
  const content = useContent();
  const enrolments = useKind('enrolment');
  const ticks = useKind('progress');
  const notes = useKind('note');
  if (!content || !enrolments || !ticks || !notes) return <Screen title={text.title} lead={common.loading} />;
  const mine = enrolments.filter(({ body }) => body.learnerId === staffId && body.status !== 'stopped');
  const isMine = ({ url }: Programme) => mine.some(({ body }) => body.programme.split('|', 1)[0] === url);
  const startable = content.programmes.filter(
    (programme) => programme.booklets.length > 0 && !isMine(programme),
  );
  return (
    <Screen title={text.title}>
      {mine.map((enrolment) => {
        const programme = content.programmes.find(
          ({ url }) => url === enrolment.body.programme.split('|', 1)[0],
        );
        return (
          programme && (
            <Perm
              key={enrolment.id}
              programme={programme}
              enrolment={enrolment}
              ticks={ticks}
              notes={notes}
              today={today}
            />
          )
        );
      })}
      {startable.length > 0 && (
        <StartPerm programmes={startable} isFirst={mine.length === 0} staffId={staffId} today={today} />
      )}
      {content.programmes.length === 0 && (
        <Empty title={text.noProgrammes.title}>{text.noProgrammes.text}</Empty>
      )}
      <p class="v-quiet v-small">{text.privacy}</p>
    </Screen>
  );
}
