import { useState } from 'preact/hooks';
import type { CompanionProps } from '../companion-props.ts';
import { useStore } from '../device/use-device.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { IsbarSheet } from './isbar-sheet.tsx';
import { toIsbarParts, toIsbarText } from './isbar-parts.ts';
import './vitals.css';

/** Above ISBAR: shown large for reading over the phone, or taken along as text. */
export function IsbarBefore({ record }: CompanionProps) {
  const { language } = useText();
  const text = vitalsText(language).isbar;
  const store = useStore();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const { personId, unitId, response } = record.body;
  const parts = toIsbarParts(response, text);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(toIsbarText(parts));
      setSaid(text.copied);
    } catch {
      setSaid(text.copyFailed);
      return;
    }
    await store.logAccess({ action: 'copy', kind: 'response', recordId: record.id, personId, unitId });
  };

  return (
    <div class="v-isbar-ways">
      <Button wide icon="call" variant="secondary" onClick={() => setOpen(true)}>
        {text.read}
      </Button>
      <Button wide variant="tertiary" onClick={() => void copy()}>
        {text.copy}
      </Button>
      <p role="status" class="v-small">
        {said}
      </p>
      {isOpen && <IsbarSheet parts={parts} onClose={() => setOpen(false)} />}
    </div>
  );
}
