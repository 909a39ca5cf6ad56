import '../../ui/progress.css';
import { useDevice } from '../../device/use-device.ts';
import { useFirstText } from '../../text/use-text.ts';
import './first-sync.css';

/** The one long wait there is, with a bar that tells the truth. */
export function FirstSync() {
  const { today: text } = useFirstText();
  const { sync } = useDevice();
  if (!sync.reached || sync.needs === 'login') {
    return (
      <div class="v-first-sync">
        <h2 class="v-section__title">{text.firstSyncWaits.title}</h2>
        <p class="v-quiet">{text.firstSyncWaits.text}</p>
      </div>
    );
  }
  const { done, total } = sync.progress ?? { done: 0, total: 0 };
  return (
    <div class="v-first-sync">
      <h2 class="v-section__title">{text.firstSync.title}</h2>
      <p class="v-quiet">{text.firstSync.text}</p>
      <progress
        class="v-progress"
        aria-label={text.firstSync.title}
        max={total || 1}
        value={total ? done : undefined}
      />
      {total > 0 && <p class="v-quiet v-small">{text.firstSync.progress(done, total)}</p>}
    </div>
  );
}
