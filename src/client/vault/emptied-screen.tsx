import { PlainPage } from '../shell/plain-page.tsx';
import { useVaultText } from './use-vault-text.ts';

/** Somebody closed this device: what happened to what was here, and whom to ask. */
export function EmptiedScreen() {
  const { emptied } = useVaultText();
  return <PlainPage title={emptied.title} text={emptied.text} />;
}
