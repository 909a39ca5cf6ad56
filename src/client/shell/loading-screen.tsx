import { useText } from '../text/use-text.ts';
import { Screen } from './screen.tsx';

export function LoadingScreen() {
  const { common } = useText();
  return <Screen title={common.loading} />;
}
