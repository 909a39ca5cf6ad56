import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { isOverseer } from '../../shell/is-overseer.ts';
import { supervisionText } from '../../text/later/supervision-text.ts';
import { useText } from '../../text/use-text.ts';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';

/** The way to supervision, for those who answer for something. */
export function SupervisionSection() {
  const { language } = useText();
  const { link } = supervisionText(language);
  const { session } = useDevice();
  if (!isOverseer(session)) return null;
  return (
    <Section title={link.title}>
      <Rows>
        <Row to={addresses.supervision} title={link.open}>
          {link.text}
        </Row>
      </Rows>
    </Section>
  );
}
