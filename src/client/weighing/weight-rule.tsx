import { weighingText } from '../text/later/weighing-text.ts';
import { useText } from '../text/use-text.ts';
import { Disclosure } from '../ui/disclosure.tsx';

/** The rule behind the change, one tap away from it. */
export function WeightRule() {
  const { language } = useText();
  const text = weighingText(language);
  return (
    <Disclosure title={text.ruleTitle}>
      <div class="v-stack v-small">
        <p>{text.rule}</p>
        <p class="v-quiet">{text.ruleSource}</p>
      </div>
    </Disclosure>
  );
}
