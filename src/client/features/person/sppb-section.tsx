import { madeAt } from '#domain/merge/made-at.ts';
import { readScore } from '#domain/indicators/read-score.ts';
import { osloDay } from '#domain/time/oslo.ts';
import type { Kept } from '#store/device-store.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { timelineText } from '../../text/later/timeline-text.ts';
import { useText } from '../../text/use-text.ts';
import { Curve } from '../../ui/curve.tsx';
import { Section } from '../../ui/section.tsx';

type Props = { readonly responses: readonly Kept<'response'>[]; readonly content: DeviceContent };

const sppb = 'https://visitt.example/fhir/Questionnaire/sppb';

/** How SPPB has gone: what stands signed, each time with its sum. Nothing is drawn where nothing has been tested. */
export function SppbSection({ responses, content }: Props) {
  const { language, formats } = useText();
  const text = timelineText(language);
  const form = content.forms.find(({ url }) => url === sppb);
  const points = responses
    .filter(({ body }) => body.status === 'signed' && body.questionnaire.split('|', 1)[0] === sppb)
    .flatMap(({ id, body }) => {
      const value = body.score ?? readScore(body.response, form?.scoreItem);
      const at = madeAt(body) ?? body.startedAt;
      return value === undefined
        ? []
        : [
            {
              key: id,
              at: Date.parse(at),
              value,
              label: text.sppbOf(formats.decimal(value)),
              when: formats.dayFull(osloDay(at)),
            },
          ];
    })
    .toSorted((a, b) => a.at - b.at);
  if (points.length === 0) return null;
  return (
    <Section title={text.sppb}>
      <Curve
        title={text.sppb}
        points={points}
        toTick={(value) => formats.decimal(value)}
        least={6}
        step={1}
      />
      <p class="v-quiet v-small">{text.sppbAll}</p>
    </Section>
  );
}
