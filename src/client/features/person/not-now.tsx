import type { NextStep } from '#domain/schedule/screening-schedule.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { dueText } from '../../text/later/due-text.ts';
import { useText } from '../../text/use-text.ts';
import { Row, Rows } from '../../ui/row.tsx';

type Props = { readonly steps: readonly NextStep[]; readonly content: DeviceContent };

/** What is not asked for, and why: nobody is left without a day or a reason. */
export function NotNow({ steps, content }: Props) {
  const { language } = useText();
  const text = dueText(language);
  const nothing = steps.flatMap((step) => (step.kind === 'nothing' ? [step] : []));
  const [first] = nothing;
  if (!first) return null;
  if (first.why === 'dead' || first.why === 'noService')
    return <p class="v-quiet v-small">{text.nothing[first.why]}</p>;
  return (
    <Rows label={text.notNow}>
      {nothing.flatMap(({ schedule, questionnaire, why }) => {
        const form = content.forms.find(({ url }) => url === questionnaire);
        return form
          ? [
              <Row key={schedule} title={shortFormTitle(form.questionnaire, language)}>
                {text.nothing[why]}
              </Row>,
            ]
          : [];
      })}
    </Rows>
  );
}
