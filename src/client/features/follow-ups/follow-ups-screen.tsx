import { useState } from 'preact/hooks';
import { useDevice } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { followUpsText } from '../../text/later/follow-ups-text.ts';
import { workText } from '../../text/later/work-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { NewFollowUpSheet } from '../../work/new-follow-up-sheet.tsx';
import { WorkSheet } from '../../work/work-sheet.tsx';
import { ClosedFollowUps } from './closed-follow-ups.tsx';
import { OpenFollowUps } from './open-follow-ups.tsx';

/** What is to be done across people: mine, everybody's, and what came of those that are finished. */
export function FollowUpsScreen() {
  const { language } = useText();
  const text = followUpsText(language);
  const work = workText(language);
  const today = useToday();
  const { session } = useDevice();
  const [whose, setWhose] = useState<'mine' | 'all' | 'closed'>('mine');
  const [opened, setOpened] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [said, setSaid] = useState('');
  const unitId = session.roles.find(({ role }) => caring.has(role))?.unitId;
  const close = (words: string) => {
    setOpened(null);
    setMaking(false);
    setSaid(words);
  };
  return (
    <Screen title={text.title}>
      <Choices
        legend={text.whose.legend}
        isLegendHidden
        value={whose}
        options={(['mine', 'all', 'closed'] as const).map((value) => ({ value, label: text.whose[value] }))}
        onChange={setWhose}
      />
      <p role="status" class="v-said v-quiet v-small">
        {said}
      </p>
      {whose === 'closed' ? (
        <ClosedFollowUps today={today} onOpen={setOpened} />
      ) : (
        <OpenFollowUps
          isMine={whose === 'mine'}
          today={today}
          onOpen={setOpened}
          onSeeAll={() => setWhose('all')}
        />
      )}
      {unitId !== undefined && whose !== 'closed' && (
        <Button wide onClick={() => setMaking(true)}>
          {work.make.button}
        </Button>
      )}
      {opened !== null && <WorkSheet key={opened} kind="task" id={opened} onClose={close} />}
      {isMaking && unitId !== undefined && (
        <NewFollowUpSheet personId={null} unitId={unitId} onClose={close} />
      )}
    </Screen>
  );
}

/** Roles that work with persons, and so have something to follow up. */
const caring: ReadonlySet<string> = new Set(['nurse', 'assistant', 'preventiveVisitor', 'leader']);
