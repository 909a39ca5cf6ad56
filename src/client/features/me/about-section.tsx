import { Link } from '@tanstack/react-router';
import { addresses } from '../../addresses.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';

/** What Visitt is and is not. */
export function AboutSection() {
  const { me: text } = useText();
  return (
    <Section title={text.about.title}>
      <div class="v-stack">
        <p>{text.about.purpose}</p>
        <Disclosure title={text.about.privacy}>
          <p>{text.about.privacyText}</p>
        </Disclosure>
        <p>
          <Link to={addresses.library} className="ds-link">
            {text.about.library}
          </Link>{' '}
          <span class="v-quiet">{text.about.libraryHelp}</span>
        </p>
        <p>
          <a class="ds-link" href="/prov">
            {text.about.tryForm}
          </a>{' '}
          <span class="v-quiet">{text.about.tryFormHelp}</span>
        </p>
        <p class="v-quiet v-small">{text.about.version(__APP_VERSION__)}</p>
      </div>
    </Section>
  );
}
