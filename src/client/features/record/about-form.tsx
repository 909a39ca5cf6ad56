import type { Questionnaire } from '#domain/fhir/types.ts';
import { provenanceOf } from '#domain/fhir/provenance-of.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';

/** Where the form comes from, and who answers for it: that nobody does yet is said before anything is unfolded. */
export function AboutForm({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { record: text } = useText();
  const { source, rights, approvedBy } = provenanceOf(questionnaire);
  return (
    <div class="v-stack v-small">
      <p class="v-quiet">{approvedBy === null ? text.notApproved : text.approvedBy(approvedBy)}</p>
      <Disclosure title={text.aboutForm}>
        <div class="v-stack">
          {source !== null && <p>{text.source(source)}</p>}
          {rights !== null && <p>{text.rights(rights)}</p>}
          {questionnaire.version !== undefined && <p>{text.version(questionnaire.version)}</p>}
          <p>{text.ruleNote}</p>
        </div>
      </Disclosure>
    </div>
  );
}
