import { provenanceOf } from '#domain/fhir/provenance-of.ts';
import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import { nutritionText } from '../../text/later/nutrition-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';

/** The item in which our forms say how they add up. */
const ruleLinkId = 'regel';

/** How the form adds up, where that comes from, which edition it is and who answers for it. */
export function FormRule({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { record: text, language } = useText();
  const { source, rights, approvedBy } = provenanceOf(questionnaire);
  const rule = questionnaire.item?.find((item): item is QuestionnaireItem => item.linkId === ruleLinkId);
  return (
    <Disclosure title={nutritionText(language).rule}>
      <div class="v-stack v-small">
        {rule && <p>{translated(rule.text, rule._text, language)}</p>}
        {source !== null && <p>{text.source(source)}</p>}
        {rights !== null && <p class="v-quiet">{text.rights(rights)}</p>}
        {questionnaire.version !== undefined && <p>{text.version(questionnaire.version)}</p>}
        <p>{approvedBy === null ? text.notApproved : text.approvedBy(approvedBy)}</p>
        <p class="v-quiet">{text.ruleNote}</p>
      </div>
    </Disclosure>
  );
}
