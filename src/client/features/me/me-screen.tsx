import { useText } from '../../text/use-text.ts';
import { useDevice, useKind } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { Screen } from '../../shell/screen.tsx';
import { CopySection } from '../../journal/copy-section.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LockSection } from '../../vault/lock-section.tsx';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { AttentionSection } from './attention-section.tsx';
import { DeliverySection } from './delivery-section.tsx';
import { DeviceSection } from './device-section.tsx';
import { LogOutSection } from './log-out-section.tsx';
import { PaperSection } from './paper-section.tsx';
import { SupervisionSection } from './supervision-section.tsx';
import './me-screen.css';

/** Who I am, what I have not delivered, what this device keeps, and how it looks and speaks. */
export function MeScreen() {
  const { me: text, common } = useText();
  const { session } = useDevice();
  const today = useToday();
  const units = useKind('unit');
  const roles = session.roles.map(({ role, unitId }) => {
    const unit = units?.find(({ id }) => id === unitId)?.body.name;
    return unit ? `${common.roles[role]}, ${unit}` : common.roles[role];
  });
  return (
    <Screen title={text.title} lead={`${session.name}, ${session.title} · ${session.tenantName}`}>
      {session.demo && (
        <Notice color="neutral" icon="information">
          {text.demo}
        </Notice>
      )}
      <AttentionSection />
      <DeliverySection today={today} />
      <PaperSection />
      <SupervisionSection />
      <LockSection />
      <AppearanceSection />
      <DeviceSection roles={roles} />
      <CopySection />
      <AboutSection />
      <LogOutSection />
    </Screen>
  );
}
