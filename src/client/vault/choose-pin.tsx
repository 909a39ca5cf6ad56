import { useState } from 'preact/hooks';
import { useFirstText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { isSimplePin } from './is-simple-pin.ts';
import { PinPad } from './pin-pad.tsx';
import { useDoorText } from './use-door-text.ts';
import { useVaultText } from './use-vault-text.ts';

type Props = {
  readonly length: number;
  readonly onChosen: (pin: string) => Promise<void>;
  readonly onCancel: () => void;
};

/** The same PIN twice, and not one of those that anybody would try first. */
export function ChoosePin({ length, onChosen, onCancel }: Props) {
  const { choose: text } = useVaultText();
  const { unlock } = useDoorText();
  const { common } = useFirstText();
  const [first, setFirst] = useState<string>();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const begin = (words: string) => {
    setFirst(undefined);
    setSaid(words);
  };
  const take = (pin: string) => {
    setTyped('');
    if (first === undefined) {
      if (isSimplePin(pin)) begin(text.pinSimple);
      else {
        setSaid('');
        setFirst(pin);
      }
    } else if (first !== pin) begin(text.pinDiffers);
    else {
      setBusy(true);
      void onChosen(pin);
    }
  };
  return (
    <>
      <p class="v-unlock__message" role="alert">
        {isBusy ? unlock.checking : said}
      </p>
      <PinPad
        label={first === undefined ? text.pinFirst(length) : text.pinAgain}
        value={typed}
        length={length}
        disabled={isBusy}
        onChange={setTyped}
        onWhole={take}
      />
      <div class="v-actions">
        <Button variant="tertiary" color="neutral" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </>
  );
}
