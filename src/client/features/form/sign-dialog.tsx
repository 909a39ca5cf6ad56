import { useEffect, useRef, useState } from 'preact/hooks';
import { useForm } from './form-scope.ts';
import { toIssueSentence } from './issue-sentence.ts';
import { toAnswerRows } from './to-answer-rows.ts';

type Props = {
  readonly label: string;
  readonly title: string;
  readonly note: string;
  /** Resolves when it is signed; rejects when it could not be. */
  readonly onSign: () => Promise<void>;
  readonly onClose: () => void;
};

/** The last look: results first, then every answer. Nothing is signed that was not shown. */
export function SignDialog({ label, title, note, onSign, onClose }: Props) {
  const { session, text, board } = useForm();
  const dialog = useRef<HTMLDialogElement>(null);
  const [step, setStep] = useState<'look' | 'signing' | 'failed'>('look');
  useEffect(() => dialog.current?.showModal(), []);
  const rows = toAnswerRows(session, text);
  const results = rows.filter(({ kind }) => kind === 'result');
  const answers = rows.filter(({ kind }) => kind !== 'result');
  const warnings = board.all().filter(({ severity }) => severity === 'warning');

  const sign = async () => {
    setStep('signing');
    try {
      await onSign();
    } catch {
      setStep('failed');
    }
  };
  return (
    <dialog
      ref={dialog}
      class="vf-sheet"
      aria-labelledby="vf-sheet"
      onClose={onClose}
      onCancel={(event) => {
        if (step === 'signing') event.preventDefault();
      }}
    >
      <header class="vf-sheet-head">
        <h2 id="vf-sheet">{text.form.signTitle}</h2>
        <p>{title}</p>
      </header>
      <div class="vf-sheet-body">
        {results.length > 0 && (
          <dl class="vf-results">
            {results.map(({ path, name, words }) => (
              <div key={path}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        )}
        {warnings.length > 0 && (
          <div class="vf-warnings">
            <h3>{text.form.warningCount(warnings.length)}</h3>
            {warnings.map((issue) => (
              <p key={`${issue.path} ${issue.reason} ${issue.message ?? ''}`}>
                {toIssueSentence(issue, text)}
              </p>
            ))}
          </div>
        )}
        {rows.length === 0 && <p>{text.form.noAnswers}</p>}
        <dl class="vf-rows">
          {answers.map(({ path, kind, name, words }) => (
            <div key={path} data-kind={kind}>
              <dt>{name}</dt>
              {kind === 'answer' && <dd>{words}</dd>}
            </div>
          ))}
        </dl>
      </div>
      <footer class="vf-sheet-foot">
        {step === 'failed' ? (
          <p class="ds-validation-message" data-color="danger" role="alert">
            {text.form.signFailed}
          </p>
        ) : (
          <p class="vf-hint">{note}</p>
        )}
        <button
          type="button"
          class="ds-button"
          data-fullwidth
          aria-busy={step === 'signing'}
          onClick={() => {
            if (step !== 'signing') void sign();
          }}
        >
          {step === 'signing' ? text.form.signing : label}
        </button>
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-fullwidth
          onClick={() => dialog.current?.close()}
        >
          {text.form.back}
        </button>
      </footer>
    </dialog>
  );
}
