import { ownVersionsText } from '../text/later/own-versions-text.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { OwnContent } from './own-content.ts';

type Props = {
  readonly newer: OwnContent;
  readonly nameOf: (staffId: string) => string;
  readonly onKeep: () => void;
  readonly onTake: () => void;
};

/** Another version came while this one was written: by whom and why, and which of the two goes on. */
export function NewerNotice({ newer: { version, changed }, nameOf, onKeep, onTake }: Props) {
  const { language, formats } = useText();
  const text = ownVersionsText(language).edit.newer;
  return (
    <div data-held>
      <Notice
        color="warning"
        icon="attention"
        role="alert"
        action={
          <>
            <Button variant="secondary" onClick={onTake}>
              {text.take}
            </Button>
            <Button variant="tertiary" onClick={onKeep}>
              {text.keep}
            </Button>
          </>
        }
      >
        <strong>{text.title}</strong>
        <span>
          {changed
            ? text.by(nameOf(changed.by), formats.dayAndTime(changed.at), version)
            : text.shipped(version)}
        </span>
        {changed && <span>{text.because(changed.reason)}</span>}
        <span>{text.choose}</span>
      </Notice>
    </div>
  );
}
