import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { othersWords, toStepNote } from './exercise-operations.ts';
import { StoredText } from './stored-text.tsx';
import type { ExerciseWork, ScenarioStep } from './use-exercise.ts';

type Props = { readonly work: ExerciseWork; readonly step: ScenarioStep };

/** What is said and talked about now, and what one notes of it. */
export function StepCard({ work, step }: Props) {
  const { language } = useText();
  const { run: text } = exerciseText(language);
  const { exercise, noteOf, staff, mayWrite, write } = work;
  const note = noteOf(step.id);
  return (
    <article class="v-exercise-step" aria-labelledby={`step-${step.id}`}>
      <h2 id={`step-${step.id}`} class="v-exercise-step__title">
        {localizedText(step.title, language)}
      </h2>
      <div class="v-exercise-step__told" data-kind={step.kind}>
        {step.kind === 'inject' && <p class="v-exercise-step__label">{text.readAloud}</p>}
        <p>{localizedText(step.text, language)}</p>
      </div>
      {step.prompts.length > 0 && (
        <>
          <h3 class="v-exercise-step__label">{text.talkAbout}</h3>
          <ul class="v-exercise__bullets">
            {step.prompts.map((prompt) => (
              <li key={prompt.nb}>{localizedText(prompt, language)}</li>
            ))}
          </ul>
        </>
      )}
      {mayWrite ? (
        <StoredText
          label={text.note}
          help={text.noteHelp}
          value={note?.body.text ?? ''}
          rows={3}
          maxLength={4000}
          onStore={(words) => write([toStepNote(exercise, note, step.id, words)])}
        />
      ) : (
        note && <p class="v-exercise__own">{note.body.text}</p>
      )}
      {othersWords(note).map(({ by, words }) => (
        <p key={by} class="v-exercise__own">
          {`${staff.find(({ id }) => id === by)?.body.name ?? '–'}: ${words}`}
        </p>
      ))}
    </article>
  );
}
