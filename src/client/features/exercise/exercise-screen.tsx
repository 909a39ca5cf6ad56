import { foldExercise } from '#domain/exercises/fold-exercise.ts';
import { Screen } from '../../shell/screen.tsx';
import { PlainPage } from '../../shell/plain-page.tsx';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { useText } from '../../text/use-text.ts';
import { ExerciseReport } from './exercise-report.tsx';
import { RunView } from './run-view.tsx';
import { useExercise } from './use-exercise.ts';
import './exercise.css';

/** One exercise: being prepared, under way, or looked back on. */
export function ExerciseScreen({ id }: { readonly id: string }) {
  const { language, common } = useText();
  const text = exerciseText(language);
  const work = useExercise(id);
  if (work === undefined) return <Screen title={common.loading} documentTitle={text.title} />;
  if (work === null) return <PlainPage title={text.notFound.title} text={text.notFound.text} />;
  // How far it has come does not depend on the moment one looks.
  const { state } = foldExercise(work.happenings, null);
  return state === 'ended' || state === 'dropped' ? <ExerciseReport work={work} /> : <RunView work={work} />;
}
