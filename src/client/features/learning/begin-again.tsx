import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { useKind, useOpened } from '../../device/use-device.ts';
import { permText } from '../../text/later/perm-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Perm } from './to-perms.ts';
import { toStart } from './to-start.ts';

type Props = { readonly perm: Perm; readonly today: Day };

/** Once more through a perm that is over, from its first hefte. What was done and written the time before stays where it is. */
export function BeginAgain({ perm: { enrolment, programme, newer }, today }: Props) {
  const { language } = useText();
  const text = permText(language);
  const { store, session } = useOpened();
  const groups = useKind('learningGroup');
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  if (!groups) return null;
  const title = localizedText(programme.title, language);
  const learner = { learnerId: store.staffId, roles: session.roles, groups };
  const begin = () => {
    const start = toStart(learner, newer ?? programme, (enrolment.body.round ?? 1) + 1, today);
    store.write([start]).then(
      () => setAsked(false),
      (cause: unknown) => setProblem({ cause }),
    );
  };
  return (
    <>
      <Button variant="secondary" label={text.again.named(title)} onClick={() => setAsked(true)}>
        {text.again.action}
      </Button>
      {isAsked && (
        <Sheet
          title={text.again.named(title)}
          onClose={() => setAsked(false)}
          foot={
            <>
              <Button wide onClick={begin}>
                {text.again.action}
              </Button>
              <Button wide variant="tertiary" onClick={() => setAsked(false)}>
                {text.cancel}
              </Button>
            </>
          }
        >
          <p>{text.again.text}</p>
        </Sheet>
      )}
    </>
  );
}
