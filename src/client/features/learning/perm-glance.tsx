import type { Progress } from '#domain/learning/fold-progress.ts';
import type { Programme } from '#protocol/content.ts';
import { permText } from '../../text/later/perm-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Step } from './to-perms.ts';

type Props = {
  readonly programme: Programme;
  readonly progress: Progress<Step>;
  readonly onOpen: (booklet: string) => void;
};

/** The whole perm on a few lines: a tile a hefte, with a mark for each step done. */
export function PermGlance({ programme, progress, onOpen }: Props) {
  const { learning, language } = useText();
  const text = permText(language);
  const numberOf = (id: string): number => programme.booklets.find((one) => one.id === id)?.number ?? 0;
  return (
    <ul class="v-glance" aria-label={text.glance(localizedText(programme.title, language))}>
      {progress.booklets.map(({ id, ticks, done }) => {
        const steps = programme.steps.filter((step) => ticks[step] !== null);
        const words = steps.map((step) => learning.steps[step].toLowerCase()).join(', ') || text.nothingYet;
        return (
          <li key={id}>
            <button
              type="button"
              class="v-glance__tile"
              data-state={done ? 'done' : id === progress.next ? 'next' : undefined}
              aria-label={text.bookletAt(numberOf(id), words)}
              onClick={() => onOpen(id)}
            >
              <span class="v-glance__number">{done ? <Icon of="doneFill" /> : numberOf(id)}</span>
              <span class="v-glance__steps">
                {programme.steps.map((step) => (
                  <span key={step} data-done={ticks[step] !== null || undefined} />
                ))}
              </span>
              {done && <span class="v-glance__small">{numberOf(id)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
