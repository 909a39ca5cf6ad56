import type { ComponentChildren } from 'preact';
import type { Kept } from '#store/device-store.ts';
import { useText } from '../../text/use-text.ts';
import { ContactLinks } from '../../ui/contact-links.tsx';

type Props = { readonly person: Kept<'person'>; readonly children?: ComponentChildren };

/** Ring and find the way, and what else one does at once: on the doorstep, before anything is read. */
export function ContactActions({ person, children }: Props) {
  const { person: text } = useText();
  const { phone, address, needsInterpreter } = person.body;
  if (!phone && !address && !needsInterpreter && !children) return null;
  return (
    <div class="v-contact" data-under-title="">
      <ContactLinks phone={phone} address={address} words={text} />
      {children}
      {needsInterpreter && <p class="v-contact__word">{text.interpreter(needsInterpreter)}</p>}
    </div>
  );
}
