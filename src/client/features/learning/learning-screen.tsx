import { useProgrammes } from '../../content/use-programmes.ts';
import { useKind, useOpened } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { LearningLinks } from './learning-links.tsx';
import { MyPerms } from './my-perms.tsx';
import { RefusedCheckIns } from './refused-check-ins.tsx';
import { StartPerm } from './start-perm.tsx';

/** A logbook beside the programme: what is next and by when, where I am, my own notes. */
export function LearningScreen() {
  const { learning: text, common } = useText();
  const { store, session } = useOpened();
  const { staffId } = store;
  const today = useToday();
  const programmes = useProgrammes();
  const enrolments = useKind('enrolment');
  if (!programmes || !enrolments) return <Screen title={text.title} lead={common.loading} />;
  const mine = enrolments.filter(({ body }) => body.learnerId === staffId);
  const startable = programmes.inForce.filter(
    ({ url, booklets }) =>
      booklets.length > 0 && !mine.some(({ body }) => body.programme.split('|', 1)[0] === url),
  );
  return (
    <Screen title={text.title}>
      <RefusedCheckIns today={today} />
      {mine.length > 0 && <MyPerms enrolments={mine} programmes={programmes} today={today} />}
      {mine.length === 0 && <LearningLinks />}
      {startable.length > 0 && (
        <StartPerm
          programmes={startable}
          isFirst={mine.length === 0 && session.roles.some(({ role }) => role === 'learner')}
          today={today}
        />
      )}
      {programmes.inForce.length === 0 && (
        <Empty title={text.noProgrammes.title}>{text.noProgrammes.text}</Empty>
      )}
      <p class="v-quiet v-small">{text.privacy}</p>
    </Screen>
  );
}
