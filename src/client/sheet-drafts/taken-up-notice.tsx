import { useEffect, useState } from 'preact/hooks';
import { sheetDraftText } from '../text/later/sheet-draft-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import './taken-up-notice.css';

type Props = { readonly draft: { readonly isTakenUp: boolean; readonly restart: () => void } };

/** What was written here last time stands here again: said, and thrown away with one tap. */
export function TakenUpNotice({ draft }: Props) {
  const { language } = useFirstText();
  const text = sheetDraftText(language);
  // A region that is filled after it came is read out; one that comes with its words is not.
  const [isSaid, setSaid] = useState(false);
  useEffect(() => setSaid(draft.isTakenUp), [draft.isTakenUp]);
  return (
    <div class="v-taken-up" role="status">
      {isSaid && (
        <>
          <span>{text.takenUp}</span>
          <Button variant="tertiary" color="neutral" onClick={draft.restart}>
            {text.restart}
          </Button>
        </>
      )}
    </div>
  );
}
