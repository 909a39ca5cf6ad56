import { permText } from '../../text/later/perm-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly booklet: number;
  readonly minutes: number;
  readonly onRead: (minutes: number) => void;
};

/** Minutes read, for who likes to count them. */
export function ReadingTime({ booklet, minutes, onRead }: Props) {
  const { language } = useText();
  const text = permText(language).reading;
  return (
    <div class="v-reading" role="group" aria-label={text.title}>
      <p aria-live="polite">
        <span class="v-reading__title">{text.title}</span>{' '}
        <span class="v-quiet">{minutes === 0 ? text.none : text.total(minutes)}</span>
      </p>
      <div class="v-reading__buttons">
        {[15, 30].map((count) => (
          <Button
            key={count}
            variant="secondary"
            label={text.addNamed(count, booklet)}
            onClick={() => onRead(count)}
          >
            {text.add(count)}
          </Button>
        ))}
        {minutes > 0 && (
          <Button
            variant="tertiary"
            label={text.takeBackNamed(booklet)}
            onClick={() => onRead(-Math.min(15, minutes))}
          >
            {text.takeBack}
          </Button>
        )}
      </div>
      <p class="v-quiet v-small">{text.help}</p>
    </div>
  );
}
