import { useEffect, useState } from 'preact/hooks';
import type { JournalStatus } from '#store/journal/keep-journal.ts';
import { useDevice, useDeviceState } from '../device/use-device.ts';
import { journalText } from '../text/later/journal-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Section } from '../ui/section.tsx';
import { loadOwnWork } from './load-own-work.ts';
import { SaveUnsent } from './save-unsent.tsx';
import { TakeUnsent } from './take-unsent.tsx';

/** How the extra copy is doing, and the last resort: a file of one's own. */
export function CopySection() {
  const text = journalText(useFirstText().language);
  const { session, store, journal } = useDevice();
  const pending = useDeviceState()?.pending ?? 0;
  const [status, setStatus] = useState<JournalStatus>({ state: 'starting' });
  useEffect(() => journal.subscribe(setStatus), [journal]);
  return (
    <Section title={text.copy.title}>
      <div class="v-stack">
        <p role="status">{toWords(status, text.copy)}</p>
        <Disclosure title={text.save.title}>
          {pending === 0 ? (
            <p>{text.save.nothing}</p>
          ) : (
            <SaveUnsent loadWork={() => loadOwnWork(store, session)} />
          )}
        </Disclosure>
        <Disclosure title={text.take.title}>
          <TakeUnsent />
        </Disclosure>
      </div>
    </Section>
  );
}

type CopyText = ReturnType<typeof journalText>['copy'];

function toWords(status: JournalStatus, text: CopyText): string {
  switch (status.state) {
    case 'starting':
      return text.starting;
    case 'kept':
      return text.kept;
    case 'behind':
      return text.behind[status.reason];
  }
}
