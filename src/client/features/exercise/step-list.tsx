import type { ExerciseCourse } from '#domain/exercises/fold-exercise.ts';
import { useStore } from '../../device/use-device.ts';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { toHappening } from './exercise-operations.ts';
import { StepCard } from './step-card.tsx';
import type { ExerciseWork } from './use-exercise.ts';

type Props = { readonly work: ExerciseWork; readonly course: ExerciseCourse; readonly at: number };

/** The whole run sheet: what is done, what is now, what comes; any of it can be read and noted on. */
export function StepList({ work, course, at }: Props) {
  const { language } = useText();
  const { run: text, minutes } = exerciseText(language);
  const store = useStore();
  const { exercise, plan, mayWrite, write } = work;
  const hasBegun = course.state !== 'planned';
  return (
    <Section title={text.allSteps}>
      <ol class="v-exercise-steps">
        {plan.map(({ step, minutes: length, from, to }, index) => {
          const title = localizedText(step.title, language);
          const isDone = course.done.has(step.id);
          const state = isDone ? 'stepDone' : hasBegun && index === at ? 'stepNow' : 'stepLater';
          return (
            <li key={step.id} data-state={state}>
              <span class="v-exercise-steps__mark">
                <Icon of={isDone ? 'doneFill' : 'open'} />
              </span>
              <div class="v-exercise-steps__body">
                <p class="v-exercise-steps__title">{title}</p>
                <p class="v-quiet v-small">
                  {[`${minutes(length)} (${from}–${to})`, text[state]].join(' · ')}
                </p>
                {state !== 'stepNow' && (
                  <Disclosure title={text.showStep} long>
                    <StepCard work={work} step={step} />
                    {isDone && mayWrite && (
                      <Button
                        variant="tertiary"
                        onClick={() => void write([toHappening(exercise, 'undone', store.staffId, step.id)])}
                      >
                        {text.takeUpAgain(title)}
                      </Button>
                    )}
                  </Disclosure>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
