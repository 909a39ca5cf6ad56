import { useEffect, useState } from 'preact/hooks';
import type { QuestionnaireResponse } from '#domain/fhir/types.ts';
import type { TryFormText } from './try-form-text.ts';

type Props = { readonly words: TryFormText; readonly response: QuestionnaireResponse };

/** What would have been delivered, to look at and to take along as a file. */
export function TriedResponse({ words, response }: Props) {
  const json = JSON.stringify(response, null, 2);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([json], { type: 'application/fhir+json' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [json]);
  return (
    <section class="try-done" aria-labelledby="try-done">
      <h2 id="try-done">{words.done}</h2>
      <p>{words.doneText}</p>
      <a class="ds-button" data-variant="secondary" href={address} download="QuestionnaireResponse.json">
        {words.download}
      </a>
      <textarea class="ds-input" readOnly rows={14} aria-labelledby="try-done" value={json} />
    </section>
  );
}
