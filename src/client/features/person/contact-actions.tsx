import type { Kept } from '#store/device-store.ts';
import { useText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import './contact-actions.css';

/** Ring and find the way: what one does on the doorstep. */
export function ContactActions({ person }: { readonly person: Kept<'person'> }) {
  const { person: text } = useText();
  const { phone, address, needsInterpreter } = person.body;
  if (!phone && !address && !needsInterpreter) return null;
  return (
    <div class="v-contact">
      {phone && (
        <a class="v-contact__action" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
          <Icon of="call" />
          <span>{text.call}</span>
        </a>
      )}
      {address && (
        <a class="v-contact__action" href={toMapAddress(address)}>
          <Icon of="map" />
          <span>{text.map}</span>
        </a>
      )}
      {needsInterpreter && <p class="v-contact__word">{text.interpreter(needsInterpreter)}</p>}
    </div>
  );
}

/** Opens the phone's own map: Apple's devices know another word for it than the rest. */
function toMapAddress(address: string): string {
  const isApple = /iPhone|iPad|Macintosh/.test(navigator.userAgent);
  return `${isApple ? 'maps:?q=' : 'geo:0,0?q='}${encodeURIComponent(address)}`;
}
