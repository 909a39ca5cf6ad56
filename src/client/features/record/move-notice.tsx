import type { Kept } from '#store/device-store.ts';
import { versionOf, type FormVersion } from './form-versions.ts';
import { moveText } from '../../text/later/move-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

type Props = {
  readonly record: Kept<'response'>;
  readonly newer: FormVersion;
  readonly onLook: () => void;
};

/** That the form has a newer version: said once, calmly; the draft can be filled in all the same. */
export function MoveNotice({ record, newer, onLook }: Props) {
  const { language } = useText();
  const text = moveText(language);
  // A move would have to choose between two people's answers, and that is for a person to do.
  const isDisputed = Object.values(record.stamps).some(({ alternatives = [] }) => alternatives.length > 0);
  return (
    <Notice
      color="accent"
      icon="refresh"
      action={
        !isDisputed && (
          <Button variant="secondary" onClick={onLook}>
            {text.noticeAction}
          </Button>
        )
      }
    >
      <strong>{text.noticeTitle}</strong>
      <span>
        {isDisputed ? text.settleFirst : text.noticeText(versionOf(record.body.questionnaire), newer.version)}
      </span>
    </Notice>
  );
}
