import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { PlainPage } from './plain-page.tsx';

export function CrashScreen() {
  const { crash } = useFirstText().common;
  return (
    <PlainPage title={crash.title} text={crash.text}>
      <Button onClick={() => location.reload()}>{crash.reload}</Button>
    </PlainPage>
  );
}
