import { useState } from 'preact/hooks';
import { useDevice } from '../../device/use-device.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { supervisionText } from '../../text/later/supervision-text.ts';
import { useText } from '../../text/use-text.ts';
import { Choices } from '../../ui/choices.tsx';
import { AccessPart } from './access-part.tsx';
import { DevicesPart } from './devices-part.tsx';
import { DisputesPart } from './disputes-part.tsx';
import { supervisedParts, type SupervisionPart } from './supervised-parts.ts';
import './supervision.css';

/** Devices, what needs a decision, and who has opened what: for those who answer for it. Needs network, keeps nothing. */
export function SupervisionScreen({ personId }: { readonly personId: string }) {
  const { language } = useText();
  const text = supervisionText(language);
  const { session } = useDevice();
  const parts = supervisedParts(session.roles.map(({ role }) => role));
  const [chosen, setChosen] = useState<SupervisionPart | undefined>(personId === '' ? undefined : 'access');
  const part = chosen && parts.includes(chosen) ? chosen : parts[0];
  if (part === undefined) return <PlainPage title={text.notYours.title} text={text.notYours.text} />;
  return (
    <Screen title={text.title} lead={text.lead}>
      {parts.length > 1 && (
        <Choices
          legend={text.parts.legend}
          value={part}
          options={parts.map((value) => ({ value, label: text.parts[value] }))}
          onChange={setChosen}
        />
      )}
      {part === 'devices' && <DevicesPart text={text} />}
      {part === 'disputes' && <DisputesPart text={text} />}
      {part === 'access' && <AccessPart text={text} startPerson={personId} />}
    </Screen>
  );
}
