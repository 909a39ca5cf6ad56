import { useId, useRef, useState } from 'preact/hooks';
import { useKind } from '../device/use-device.ts';
import { Screen } from '../shell/screen.tsx';
import { accessText } from '../text/later/access-text.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';

type Props = { readonly unitId: string; readonly onGiven: (reason: string) => void };

const reasons = ['care', 'question', 'quality', 'complaint', 'other'] as const;

/** Asks why, before anything about the person is shown. What is answered is kept in the words it was asked in. */
export function ReasonScreen({ unitId, onGiven }: Props) {
  const { language } = useText();
  const text = accessText(language);
  const id = useId();
  const words = useRef<HTMLTextAreaElement>(null);
  const unit = useKind('unit')?.find((one) => one.id === unitId)?.body.name;
  const [chosen, setChosen] = useState<(typeof reasons)[number]>();
  const [problem, setProblem] = useState('');
  const open = () => {
    const written = words.current?.value.trim() ?? '';
    if (chosen === undefined) setProblem(text.missing);
    else if (chosen !== 'other') onGiven(text.reasons[chosen]);
    else if (written !== '') onGiven(written);
    else {
      setProblem(text.missingWords);
      words.current?.focus();
    }
  };
  return (
    <Screen title={text.title}>
      <p class="ds-paragraph">{unit === undefined ? text.whyUnknownUnit : text.why(unit)}</p>
      <Choices
        legend={text.reason}
        value={chosen}
        options={reasons.map((value) => ({ value, label: text.reasons[value] }))}
        onChange={(value) => {
          setChosen(value);
          setProblem('');
        }}
      />
      {chosen === 'other' && (
        <div class="ds-field">
          <label class="ds-label" for={id}>
            {text.otherWords}
          </label>
          <textarea
            ref={words}
            id={id}
            class="ds-input"
            rows={3}
            maxLength={500}
            aria-invalid={problem !== ''}
            aria-describedby={`${id}-problem`}
          />
        </div>
      )}
      <p id={`${id}-problem`} role="alert" class="ds-validation-message" data-color="danger">
        {problem}
      </p>
      <Button wide onClick={open}>
        {text.open}
      </Button>
    </Screen>
  );
}
