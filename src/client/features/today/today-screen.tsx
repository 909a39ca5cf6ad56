import { useMemo, useState } from 'preact/hooks';
import type { Whose } from '../../agenda/agenda.ts';
import { useAgenda } from '../../agenda/use-agenda.ts';
import { useDeviceState } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { LazyWardLinks } from '../../rounds/lazy-ward-links.tsx';
import { Screen } from '../../shell/screen.tsx';
import { useLoaded } from '../../shell/use-loaded.ts';
import { useFirstText } from '../../text/use-text.ts';
import { Choices } from '../../ui/choices.tsx';
import { LazyVitalsDue } from '../../vitals/lazy-vitals-due.tsx';
import { AgendaSections } from './agenda-sections.tsx';
import { FirstSync } from './first-sync.tsx';
import { FollowUpsRow } from './follow-ups-row.tsx';
import { LazyNextBooklet } from './lazy-next-booklet.tsx';
import { LazyUnfinished } from './lazy-unfinished.tsx';
import { OverdueSection } from './overdue-section.tsx';
import { PreventiveRow } from './preventive-row.tsx';
import { useOwnerNames } from './owner-names.ts';
import { loadWhose, putWhose } from './whose-work.ts';

type Opened = { readonly kind: 'visit' | 'task'; readonly id: string };

const loadSheet = () => import('../../work/work-sheet.tsx');

/** What is mine today, or everybody's, from the device alone. */
export function TodayScreen() {
  const { today: text, formats } = useFirstText();
  const today = useToday();
  const state = useDeviceState();
  const [whose, setWhose] = useState(loadWhose);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [said, setSaid] = useState('');
  const known = useAgenda(whose);
  const owners = useOwnerNames(whose === 'all');
  const sheet = useLoaded(loadSheet, opened !== null);
  // The same elements as long as what they show is the same: the header's news does not draw the lists again.
  const lists = useMemo(() => {
    if (!known) return undefined;
    const choose = (chosen: Whose) => {
      putWhose(chosen);
      setWhose(chosen);
    };
    const rows = {
      persons: new Map(known.persons.map((person) => [person.id, person])),
      owners,
      today: known.today,
      onMore: setOpened,
    };
    return (
      <>
        <Choices
          legend={text.whose.legend}
          isLegendHidden
          value={whose}
          options={[
            { value: 'mine', label: text.whose.mine },
            { value: 'all', label: text.whose.all },
          ]}
          onChange={choose}
        />
        <LazyWardLinks persons={known.persons} />
        <LazyVitalsDue persons={rows.persons} responses={known.responses} />
        <OverdueSection {...known} rows={rows} />
        <AgendaSections
          {...known}
          rows={rows}
          onSeeAll={whose === 'mine' ? () => choose('all') : undefined}
        />
        <FollowUpsRow today={known.today} />
        <PreventiveRow />
        <LazyUnfinished {...known} persons={rows.persons} />
        <LazyNextBooklet {...known} />
      </>
    );
  }, [known, owners, text]);
  const isWaiting = state !== undefined && !state.firstSyncDone && known?.persons.length === 0;
  const close = (words: string) => {
    setOpened(null);
    setSaid(words);
  };
  return (
    <Screen title={text.title} lead={formats.weekdayAndDay(today)}>
      <p role="status" class="v-said v-quiet v-small">
        {said}
      </p>
      {isWaiting && <FirstSync />}
      {!isWaiting && lists}
      {opened && sheet && <sheet.WorkSheet {...opened} key={opened.id} onClose={close} />}
    </Screen>
  );
}
