import type { Kept } from '#store/device-store.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { shortFormTitle } from '../../content/form-title.ts';
import { useText } from '../../text/use-text.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Row, Rows } from '../../ui/row.tsx';

type Props = { readonly exemptions: readonly Kept<'exemption'>[]; readonly content: DeviceContent };

/** When and why this person was not screened, the newest first. */
export function ExemptionList({ exemptions, content }: Props) {
  const { common, person: text, formats, language } = useText();
  if (exemptions.length === 0) return null;
  const newestFirst = exemptions.toSorted((a, b) => (a.body.on > b.body.on ? -1 : 1));
  return (
    <Disclosure long title={`${text.exemptions} (${newestFirst.length})`}>
      <Rows>
        {newestFirst.map(({ id, body }) => {
          const url = body.questionnaire.split('|', 1)[0];
          const form = content.forms.find((candidate) => candidate.url === url);
          const name = form ? shortFormTitle(form.questionnaire, language) : common.unknownForm;
          return (
            <Row
              key={id}
              title={text.exemptionOn(text.exemption[body.status], name, formats.dayFull(body.on))}
            >
              {body.reason}
            </Row>
          );
        })}
      </Rows>
    </Disclosure>
  );
}
