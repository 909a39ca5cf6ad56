import { Icon } from './icon.tsx';
import './contact-links.css';

type Props = {
  readonly phone: string | undefined;
  readonly address: string | undefined;
  readonly words: { readonly call: string; readonly map: string };
  /** Whose number and address: read out after the word, where several stand on one screen. */
  readonly of?: string;
};

/** The number in the phone's dialler and the address in its map, one tap each. */
export function ContactLinks({ phone, address, words, of }: Props) {
  const whose = of !== undefined && <span class="v-hidden">{of}</span>;
  return (
    <>
      {phone && (
        <a class="v-contact__action" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
          <Icon of="call" />
          <span>{words.call}</span>
          {whose}
        </a>
      )}
      {address && (
        <a class="v-contact__action" href={toMapAddress(address)}>
          <Icon of="map" />
          <span>{words.map}</span>
          {whose}
        </a>
      )}
    </>
  );
}

/** Opens the phone's own map: Apple's devices know another word for it than the rest. */
function toMapAddress(address: string): string {
  const isApple = /iPhone|iPad|Macintosh/.test(navigator.userAgent);
  return `${isApple ? 'maps:?q=' : 'geo:0,0?q='}${encodeURIComponent(address)}`;
}
