import { useEffect, useState } from 'preact/hooks';
import { useForm } from './form-scope.ts';

/** How far she has come, by the questions that can be answered now. Follows the answers, not ahead of them. */
export function FormProgress() {
  const { session, text } = useForm();
  const [{ answered, total }, setProgress] = useState(() => session.progress());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setProgress(session.progress()), 60);
    };
    count();
    const stop = session.subscribe(null, count);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session]);
  if (total < 2) return null;
  const words = text.form.progress(answered, total);
  return (
    <div
      class="vf-progress"
      role="progressbar"
      aria-label={text.form.progressLabel}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={answered}
      aria-valuetext={words}
    >
      <div class="vf-progress-bar" style={{ transform: `scaleX(${total === 0 ? 0 : answered / total})` }} />
      <span class="vf-progress-text" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
