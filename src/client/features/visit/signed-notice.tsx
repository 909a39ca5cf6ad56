import { Link } from '@tanstack/react-router';
import { addresses } from '../../addresses.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { PartScreen } from './part-screen.tsx';
import type { VisitWork } from './use-visit.ts';

/** In the place of what can be filled in: it has been signed, or not begun. */
export function SignedNotice({ work, title }: { readonly work: VisitWork; readonly title: string }) {
  const { language } = useText();
  const { conversation, steps } = visitText(language);
  const { record } = work;
  return (
    <PartScreen work={work} title={title}>
      {record ? (
        <Notice
          color="neutral"
          action={
            <Link to={addresses.form(record.id)} className="ds-button" data-variant="secondary">
              {conversation.openSigned}
            </Link>
          }
        >
          {conversation.readOnly}
        </Notice>
      ) : (
        <Notice color="neutral">{steps.afterwards}</Notice>
      )}
    </PartScreen>
  );
}
