import { addresses } from '../../addresses.ts';
import type { SupervisionText } from '../../text/later/supervision-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Refusal } from './ask-supervision.ts';

type Props = {
  readonly reason: Refusal;
  readonly text: SupervisionText;
  readonly onReload: () => void;
};

export function RefusalNotice({ reason, text, onReload }: Props) {
  return (
    <Notice
      color="warning"
      role="alert"
      action={
        reason === 'loggedOut' ? (
          <a class="ds-button" data-variant="secondary" href={addresses.login(addresses.supervision)}>
            {text.loggedOut}
          </a>
        ) : (
          <Button variant="secondary" onClick={onReload}>
            {text.reload}
          </Button>
        )
      }
    >
      {text[reason]}
    </Notice>
  );
}
