import { useFirstText } from '../text/use-text.ts';
import { Screen } from './screen.tsx';

export function LoadingScreen() {
  const { common } = useFirstText();
  return <Screen title={common.loading} />;
}
