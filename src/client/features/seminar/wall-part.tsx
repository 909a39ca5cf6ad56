import { useEffect, useState } from 'preact/hooks';
import { toCheckInCode, windowAt, windowLength, type SeminarPlace } from '#domain/learning/check-in-code.ts';
import { standingKey } from '#domain/learning/seminar-key.ts';
import type { Kept } from '#store/device-store.ts';
import { useKind } from '../../device/use-device.ts';
import { seminarText } from '../../text/later/seminar-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useLitScreen } from './use-lit-screen.ts';
import { webHmac } from './web-hmac.ts';

/** The code as it is now, large enough for a room; from the key alone, without network. */
export function WallPart({ seminar }: { readonly seminar: Kept<'seminar'> }) {
  const { language } = useText();
  const { wall: text } = seminarText(language);
  const keys = useKind('seminarKey');
  const [isShown, setShown] = useState(false);
  if (!keys) return null;
  const key = standingKey(keys, seminar.id);
  if (!key) return <p class="v-quiet">{text.noKey}</p>;
  return (
    <>
      <Button wide onClick={() => setShown(true)}>
        {text.open}
      </Button>
      <p class="v-quiet v-small">{text.soon}</p>
      {isShown && (
        <Sheet
          title={text.title}
          onClose={() => setShown(false)}
          foot={
            <Button wide variant="secondary" onClick={() => setShown(false)}>
              {text.close}
            </Button>
          }
        >
          <Code seminarId={seminar.id} secret={key.body.secret} isStreamed={seminar.body.streamed} />
        </Sheet>
      )}
    </>
  );
}

type CodeProps = { readonly seminarId: string; readonly secret: string; readonly isStreamed: boolean };

function Code({ seminarId, secret, isStreamed }: CodeProps) {
  const { language } = useText();
  const { wall: text } = seminarText(language);
  const [place, setPlace] = useState<SeminarPlace>('room');
  const [now, setNow] = useState(() => Date.now());
  const [code, setCode] = useState('');
  const window = windowAt(now);
  useLitScreen();
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    let current = true;
    const show = async () => {
      const next = await toCheckInCode(webHmac, secret, seminarId, place, window);
      if (current) setCode(next);
    };
    void show();
    return () => {
      current = false;
    };
  }, [secret, seminarId, place, window]);
  const left = Math.ceil(((window + 1) * windowLength - now) / 1000);
  return (
    // Nobody touches it for an hour, and it tells of nobody: it stays, and the next touch asks for the PIN (VLT47).
    <div class="v-wall" data-unattended>
      {isStreamed && (
        <Choices
          legend={text.place}
          value={place}
          options={(['room', 'stream'] as const).map((value) => ({ value, label: text.places[value] }))}
          onChange={setPlace}
        />
      )}
      <output class="v-wall__code" aria-label={[...code.matchAll(/./g)].join(' ')}>
        <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
      </output>
      <progress class="v-progress" aria-hidden="true" max={windowLength / 1000} value={left} />
      <p class="v-quiet v-wall__left">{text.left(left)}</p>
      <p class="v-quiet v-small">{text.help}</p>
    </div>
  );
}
