import { useState } from 'preact/hooks';
import { toTally } from '#domain/rounds/tally.ts';
import type { Kept } from '#store/device-store.ts';
import type { ContentForm } from '../../content/device-content.ts';
import { useContent } from '../../content/use-content.ts';
import { useKind } from '../../device/use-device.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { toReport } from './to-report.ts';
import { useRoundWords } from './row-words.ts';
import type { RoundRow } from './use-round.ts';

type Props = {
  readonly round: Kept<'round'>;
  readonly form: ContentForm;
  readonly rows: readonly RoundRow[];
  readonly wardName: string;
  readonly onReopen: () => void;
};

/** What came of the round, in sentences that can be read aloud at the hand-over. */
export function RoundReport({ round, form, rows, wardName, onReopen }: Props) {
  const words = useRoundWords();
  const { text } = words;
  const content = useContent();
  const staff = useKind('staff');
  const [copied, setCopied] = useState('');
  const tally = toTally(rows.map(({ state }) => state));
  const report = toReport(rows, {
    words,
    topic: round.body.topic,
    riskFrom: content?.schedules.find(({ questionnaire }) => questionnaire === form.url)?.riskFrom,
    nameOf: (id) => staff?.find((one) => one.id === id)?.body.name ?? '',
  });
  const title = `${text.topics[round.body.topic]}, ${wardName}, ${words.formats.dayFull(round.body.on)}`;
  const count =
    tally.signed === tally.all
      ? text.report.everybody(tally.all)
      : text.report.count(tally.signed, tally.all);
  const copy = async () => {
    const parts = report.parts.map((part) => [`${part.title}:`, ...part.lines].join('\n'));
    try {
      await navigator.clipboard.writeText([title, count, report.by, ...parts].join('\n\n'));
      setCopied(text.report.copied);
    } catch {
      setCopied(text.report.notCopied);
    }
  };
  return (
    <div class="v-round-report">
      <p class="v-round-report__count">{count}</p>
      {report.by !== '' && <p>{report.by}</p>}
      {report.parts.map((part) => (
        <Section key={part.title} title={part.title}>
          <ul class="v-round-report__lines">
            {part.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      ))}
      <Button wide onClick={() => void copy()}>
        {text.report.copy}
      </Button>
      <p role="status" class="v-quiet">
        {copied}
      </p>
      <Button wide variant="secondary" onClick={onReopen}>
        {text.report.reopen}
      </Button>
    </div>
  );
}
