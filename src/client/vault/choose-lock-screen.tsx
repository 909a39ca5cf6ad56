import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { addresses } from '../addresses.ts';
import { useDevice } from '../device/use-device.ts';
import { Screen } from '../shell/screen.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Section } from '../ui/section.tsx';
import { useHeadingFocus } from '../ui/use-heading-focus.ts';
import { ChoosePin } from './choose-pin.tsx';
import { canUsePasskey } from './passkey.ts';
import { useVaultText } from './use-vault-text.ts';
import './vault.css';

/** How this person opens her vault on this device: chosen once, changed when she likes. */
export function ChooseLockScreen() {
  const { choose: text } = useVaultText();
  const { user, controller } = useDevice();
  const { settings, slots } = user;
  const hasPin = slots.some(({ kind }) => kind === 'pin');
  const [isChoosing, setChoosing] = useState(false);
  const [said, setSaid] = useState('');
  /** How often she has come back from the pad, which takes the focus itself. */
  const [returns, setReturns] = useState(0);
  useHeadingFocus(String(returns));
  const goBack = () => {
    setChoosing(false);
    setReturns((times) => times + 1);
  };
  if (isChoosing) {
    return (
      <Screen title={text.pinTitle}>
        <ChoosePin
          length={settings.pinLength}
          onChosen={async (pin) => {
            await controller.putPin(pin);
            setSaid(text.pinSaved);
            goBack();
          }}
          onCancel={goBack}
        />
      </Screen>
    );
  }
  return (
    <Screen title={text.title} lead={settings.offlineStorage ? text.lead : text.off}>
      <p role="status" class={said === '' ? 'v-hidden' : undefined}>
        {said}
      </p>
      {settings.offlineStorage && (
        <>
          <Section title={text.pinTitle}>
            <p>{hasPin ? text.pinHas : text.pinNone(settings.pinLength)}</p>
            <div class="v-actions">
              <Button variant={hasPin ? 'secondary' : 'primary'} onClick={() => setChoosing(true)}>
                {hasPin ? text.pinChange : text.pinSet}
              </Button>
            </div>
          </Section>
          <PasskeySection say={setSaid} />
        </>
      )}
      <Notice color="neutral">
        {text.locksItself(settings.lockMinutes)} {settings.offlineStorage && text.lease(settings.leaseHours)}
      </Notice>
      <div class="v-actions">
        <Link className="ds-button" data-variant="secondary" to={addresses.today}>
          {text.done}
        </Link>
        <Button variant="tertiary" color="neutral" onClick={() => void controller.lock()}>
          {text.lockNow}
        </Button>
      </div>
    </Screen>
  );
}

function PasskeySection({ say }: { readonly say: (words: string) => void }) {
  const { choose: text } = useVaultText();
  const { user, controller } = useDevice();
  const [canUse, setCanUse] = useState<boolean>();
  const [isBusy, setBusy] = useState(false);
  const has = user.slots.some(({ kind }) => kind === 'passkey');
  useEffect(() => {
    void canUsePasskey().then(setCanUse);
  }, []);
  const put = async () => {
    setBusy(true);
    say((await controller.putPasskey()) ? text.passkeySaved : text.passkeyFailed);
    setBusy(false);
  };
  return (
    <Section title={text.passkeyTitle}>
      <p>{has ? text.passkeyHas : canUse === false ? text.passkeyMissing : text.passkeyNone}</p>
      <div class="v-actions">
        {has && (
          <Button variant="secondary" color="neutral" onClick={() => void controller.removeSlot('passkey')}>
            {text.passkeyRemove}
          </Button>
        )}
        {!has && canUse && (
          <Button variant="secondary" busy={isBusy} onClick={() => void put()}>
            {text.passkeySet}
          </Button>
        )}
      </div>
    </Section>
  );
}
