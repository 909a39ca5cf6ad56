import type { StorageProblem } from '#store/device-store.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { PlainPage } from './plain-page.tsx';

type Props = { readonly reason: StorageProblem['reason']; readonly onAgain: () => void };

export function StorageScreen({ reason, onAgain }: Props) {
  const { shell, common } = useFirstText();
  const { title, text } = shell.storage[reason];
  return (
    <PlainPage title={title} text={text}>
      <Button onClick={onAgain}>{common.tryAgain}</Button>
    </PlainPage>
  );
}
