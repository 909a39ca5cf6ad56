import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Programme } from '#protocol/content.ts';
import { useKind, useOpened } from '../../device/use-device.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { toStart } from './to-start.ts';

type Props = { readonly programmes: readonly Programme[]; readonly today: Day };

/** The perms one may begin. */
export function StartChoices({ programmes, today }: Props) {
  const { learning: text, language } = useText();
  const { store, session } = useOpened();
  const groups = useKind('learningGroup');
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  if (!groups) return null;
  const learner = { learnerId: store.staffId, roles: session.roles, groups };
  return (
    <div class="v-stack">
      <p class="v-quiet">{text.start.text}</p>
      {programmes.map((programme) => (
        <Button
          key={programme.url}
          variant="secondary"
          wide
          onClick={() =>
            void store
              .write([toStart(learner, programme, 1, today)])
              .catch((cause: unknown) => setProblem({ cause }))
          }
        >
          {text.start.action(localizedText(programme.title, language))}
        </Button>
      ))}
    </div>
  );
}
