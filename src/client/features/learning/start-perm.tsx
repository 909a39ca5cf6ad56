import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Programme } from '#protocol/content.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { useStore } from '../../device/use-device.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';

type Props = {
  readonly programmes: readonly Programme[];
  /** Nothing else is on the screen: unfolded. */
  readonly isFirst: boolean;
  readonly staffId: string;
  readonly today: Day;
};

export function StartPerm({ programmes, isFirst, staffId, today }: Props) {
  const { learning: text, language } = useText();
  const store = useStore();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  const start = ({ url, version }: Programme) => {
    const body = {
      learnerId: staffId,
      programme: `${url}|${version}`,
      startedOn: today,
      status: 'active',
    } satisfies RecordBody<'enrolment'>;
    store
      .write([{ type: 'record.put', id: crypto.randomUUID(), kind: 'enrolment', body }])
      .catch((cause: unknown) => setProblem({ cause }));
  };
  const list = (
    <div class="v-stack">
      <p class="v-quiet">{text.start.text}</p>
      {programmes.map((programme) => (
        <Button key={programme.url} variant="secondary" wide onClick={() => start(programme)}>
          {text.start.action(localizedText(programme.title, language))}
        </Button>
      ))}
    </div>
  );
  return isFirst ? (
    <Section title={text.start.title}>{list}</Section>
  ) : (
    <Disclosure title={text.start.title}>{list}</Disclosure>
  );
}
