import { useEffect, useRef, useState } from 'preact/hooks';
import type { KnownUser } from '#store/device-profile.ts';
import { mostAttempts } from '#store/vault/attempts.ts';
import { createPinStretcher, type PinStretcher } from '#store/vault/stretch-pin.ts';
import { addresses } from '../addresses.ts';
import type { DeviceController, DevicePhase, UnlockAnswer, UnlockWith } from '../device/device-controller.ts';
import { beginLogIn } from '../device/logging-in.ts';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { PinPad } from './pin-pad.tsx';
import { useDoorText } from './use-door-text.ts';
import { UserList } from './user-list.tsx';
import './vault.css';

type Props = {
  readonly phase: Extract<DevicePhase, { readonly name: 'closed' }>;
  readonly controller: DeviceController;
};

/** The closed door: who is it, and the way in she has chosen. Nothing of what lies behind is shown. */
export function UnlockScreen({ phase, controller }: Props) {
  const { unlock: text } = useDoorText();
  const { common } = useFirstText();
  const { users, staffId, isClosing } = phase;
  const only = users.length === 1 ? users[0]?.staffId : undefined;
  const [chosen, setChosen] = useState(staffId ?? only ?? null);
  const user = users.find((one) => one.staffId === chosen);
  useEffect(() => {
    document.title = `${text.title} – ${common.appName}`;
    // While the PIN is typed there is time to fetch what comes after.
    void import('./open-store.ts');
  }, [text, common]);
  return (
    <main class="v-unlock" id="innhold">
      <Mark size={48} />
      <h1 class="ds-heading" data-size="lg" tabIndex={-1}>
        {user ? text.hello(user.name) : text.who}
      </h1>
      {isClosing && (
        <Notice color="warning" icon="attention" role="status">
          {text.closing}
        </Notice>
      )}
      {user ? (
        <Door key={user.staffId} user={user} controller={controller} />
      ) : (
        <UserList users={users} controller={controller} onChoose={setChosen} />
      )}
      <div class="v-unlock__foot">
        {user && users.length > 1 && (
          <Button variant="secondary" color="neutral" onClick={() => setChosen(null)}>
            {text.others}
          </Button>
        )}
        <LogInLink words={user ? text.forgot : text.someoneElse} />
      </div>
    </main>
  );
}

type DoorProps = { readonly user: KnownUser; readonly controller: DeviceController };

function Door({ user, controller }: DoorProps) {
  const { unlock: text } = useDoorText();
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<UnlockAnswer>();
  const waitLeft = useWait(answer);
  const stretcher = usePinStretcher();
  const pinSlot = user.slots.find((slot) => slot.kind === 'pin');
  const hasPasskey = user.slots.some(({ kind }) => kind === 'passkey');
  const isGone = answer?.ok === false && answer.reason === 'none';
  const isOut = answer?.ok === false && (isGone || answer.reason === 'lease');
  const unlock = async (by: UnlockWith) => {
    setBusy(true);
    // What could not be tried at all, for want of memory or room, is said like any other refusal.
    const given = await controller.unlock(user.staffId, by).catch(() => declined);
    // When it opened this screen is gone.
    if (given.ok) return;
    setAnswer(given.reason === 'wrong' && given.left === 0 ? { ok: false, reason: 'none' } : given);
    setPin('');
    setBusy(false);
  };
  if (!user.hasSession || (!pinSlot && !hasPasskey)) {
    return (
      <>
        <p>{user.attempts.failed >= mostAttempts ? text.gone : text.noOffline}</p>
        <LogInLink words={text.logIn} isPrimary />
      </>
    );
  }
  return (
    <>
      <p class="v-unlock__message" role="alert">
        {isBusy ? text.checking : toWords(answer, waitLeft, text)}
      </p>
      {pinSlot && !isOut && (
        <PinPad
          label={text.pin}
          value={pin}
          length={pinSlot.length}
          disabled={isBusy || waitLeft > 0}
          onChange={setPin}
          onWhole={(whole) => void unlock({ pin: whole, stretcher: stretcher() })}
        />
      )}
      {hasPasskey && (
        <Button
          wide
          variant={pinSlot ? 'secondary' : 'primary'}
          busy={isBusy}
          onClick={() => void unlock('passkey')}
        >
          {text.passkey}
        </Button>
      )}
      {isOut && <LogInLink words={text.logIn} isPrimary />}
    </>
  );
}

const declined: UnlockAnswer = { ok: false, reason: 'declined' };

/** Stands ready as long as the door is shown. */
function usePinStretcher(): () => PinStretcher {
  const made = useRef<PinStretcher | null>(null);
  const ready = () => (made.current ??= createPinStretcher());
  useEffect(() => {
    ready();
    return () => {
      made.current?.end();
      made.current = null;
    };
  }, []);
  return ready;
}

/** Seconds that are left to wait, counted down. */
function useWait(answer: UnlockAnswer | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (answer?.ok !== false || answer.reason !== 'wait') return;
    const until = Date.now() + answer.milliseconds;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [answer]);
  return left;
}

function toWords(
  answer: UnlockAnswer | undefined,
  waitLeft: number,
  text: ReturnType<typeof useDoorText>['unlock'],
): string {
  if (!answer || answer.ok) return '';
  switch (answer.reason) {
    case 'wrong':
      return answer.left <= 5 ? text.wrong(answer.left) : text.wrongMany;
    case 'wait':
      return waitLeft > 0 ? text.wait(waitLeft) : '';
    case 'none':
      return text.gone;
    case 'lease':
      return text.lease;
    case 'declined':
      return text.declined;
  }
}

function LogInLink({ words, isPrimary = false }: { readonly words: string; readonly isPrimary?: boolean }) {
  return (
    <a
      class="ds-button"
      data-fullwidth=""
      data-variant={isPrimary ? 'primary' : 'tertiary'}
      data-color="accent"
      href={addresses.login(location.pathname)}
      onClick={beginLogIn}
    >
      {words}
    </a>
  );
}
