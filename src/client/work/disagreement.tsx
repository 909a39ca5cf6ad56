import { useState } from 'preact/hooks';
import { FieldChooser } from '../disagreements/field-chooser.tsx';
import { toFieldConflicts } from '../disagreements/field-conflicts.ts';
import { workText } from '../text/later/work-text.ts';
import { useText } from '../text/use-text.ts';
import { Notice } from '../ui/notice.tsx';
import type { WorkRecord } from './work-sheet.tsx';

/** Two have taken the same, or set it to different days: told, and chosen here. */
export function Disagreement({ record }: { readonly record: WorkRecord }) {
  const { language } = useText();
  const text = workText(language);
  const [said, setSaid] = useState('');
  const disagrees = toFieldConflicts(record).length > 0;
  return (
    <>
      {disagrees && (
        <Notice color="danger" icon="attention">
          <strong>{text.disagree}</strong>
          <FieldChooser record={record} onSaid={setSaid} />
        </Notice>
      )}
      <p class="v-hidden" aria-live="polite">
        {said}
      </p>
    </>
  );
}
