import { useMemo } from 'preact/hooks';
import { useAgenda } from '../../agenda/use-agenda.ts';
import { useDeviceState } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { useFirstText } from '../../text/use-text.ts';
import { AgendaSections } from './agenda-sections.tsx';
import { FirstSync } from './first-sync.tsx';
import { NextBooklet } from './next-booklet.tsx';
import { OverdueSection } from './overdue-section.tsx';
import { UnfinishedSections } from './unfinished-sections.tsx';

/** What is mine today, from the device alone. */
export function TodayScreen() {
  const { today: text, formats } = useFirstText();
  const today = useToday();
  const state = useDeviceState();
  const known = useAgenda();
  // The same elements as long as what they show is the same: the header's news does not draw the lists again.
  const lists = useMemo(
    () =>
      known && (
        <>
          <OverdueSection {...known} />
          <AgendaSections {...known} />
          <UnfinishedSections {...known} />
          <NextBooklet {...known} />
        </>
      ),
    [known],
  );
  const isWaiting = state !== undefined && !state.firstSyncDone && known?.persons.length === 0;
  return (
    <Screen title={text.title} lead={formats.weekdayAndDay(today)}>
      {isWaiting && <FirstSync />}
      {!isWaiting && lists}
    </Screen>
  );
}
