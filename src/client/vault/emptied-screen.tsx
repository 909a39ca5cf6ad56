import { PlainPage } from '../shell/plain-page.tsx';
import { useDoorText } from './use-door-text.ts';

/** Somebody closed this device: what happened to what was here, and whom to ask. */
export function EmptiedScreen() {
  const { emptied } = useDoorText();
  return <PlainPage title={emptied.title} text={emptied.text} />;
}
