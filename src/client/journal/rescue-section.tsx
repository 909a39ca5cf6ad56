import { useEffect, useState } from 'preact/hooks';
import { browserClock } from '#store/browser-clock.ts';
import { loadJournalWork } from '#store/journal/load-journal-work.ts';
import type { UnsentWork } from '#store/journal/unsent-file.ts';
import { createSealer } from '#store/vault/sealer.ts';
import type { Rescue } from '../device/device-controller.ts';
import { journalText } from '../text/later/journal-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Section } from '../ui/section.tsx';
import { openWorkerJournal } from './open-worker-journal.ts';
import { SaveUnsent } from './save-unsent.tsx';

/** On the page that says that the store does not open: the journal may still hold what was not delivered. */
export function RescueSection({ rescue }: { readonly rescue: Rescue }) {
  const { save: text } = journalText(useFirstText().language);
  const [work, setWork] = useState<UnsentWork | null>(null);
  useEffect(() => {
    void loadWork(rescue).then(setWork, () => {});
  }, [rescue]);
  if (!work || work.entries.length === 0) return null;
  return (
    <Section title={text.title}>
      <SaveUnsent loadWork={async () => work} />
    </Section>
  );
}

async function loadWork({ tenantId, staffId, dataKey }: Rescue): Promise<UnsentWork> {
  const journal = openWorkerJournal(staffId);
  try {
    const entries = await loadJournalWork(journal, staffId, createSealer(dataKey));
    return { tenantId, staffId, at: browserClock.now(), entries };
  } finally {
    journal.close();
  }
}
