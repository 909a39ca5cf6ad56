import { useMemo, useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Kept, PersonRecords } from '#store/device-store.ts';
import type { DeviceContent } from '../../../content/device-content.ts';
import { timelineText } from '../../../text/later/timeline-text.ts';
import { useText } from '../../../text/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { Rows } from '../../../ui/row.tsx';
import { TimelineRow } from './timeline-row.tsx';
import { groupByMonth, timelineKinds, toTimeline, type TimelineKind } from './to-timeline.ts';
import './timeline.css';

type Props = {
  readonly records: PersonRecords;
  readonly content: DeviceContent;
  readonly staff: readonly Kept<'staff'>[];
  readonly today: Day;
  readonly onOpenTask: (id: string) => void;
};

const step = 30;

/** The whole story, month by month, or one thread of it. */
export function Timeline({ records, content, staff, today, onOpenTask }: Props) {
  const { common, language } = useText();
  const text = timelineText(language);
  const [shownKind, setShownKind] = useState<TimelineKind | 'all'>('all');
  const [shown, setShown] = useState(step);
  const all = useMemo(() => toTimeline(records, today), [records, today]);
  const kinds = timelineKinds.filter((kind) => all.some((entry) => entry.kind === kind));
  // What a form has measured is told by the form, except to who looks for measurements.
  const chosen = all.filter((entry) =>
    shownKind === 'all'
      ? entry.kind !== 'measurement' || entry.record.body.responseId == null
      : entry.kind === shownKind,
  );
  const monthName = useMemo(() => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return (month: string) => format.format(Date.parse(`${month}-01T00:00:00Z`));
  }, [language]);
  if (all.length === 0) return <p class="v-quiet">{text.empty}</p>;
  return (
    <div class="v-stack">
      {kinds.length > 1 && (
        <Choices
          legend={text.filter}
          isLegendHidden
          value={shownKind}
          options={[
            { value: 'all', label: text.all },
            ...kinds.map((value) => ({ value, label: text.kinds[value] })),
          ]}
          onChange={(kind: TimelineKind | 'all') => {
            setShownKind(kind);
            setShown(step);
          }}
        />
      )}
      {groupByMonth(chosen.slice(0, shown)).map(({ month, entries }) => (
        <section key={month} class="v-timeline__month" aria-label={monthName(month)}>
          <h3 class="v-timeline__name">{monthName(month)}</h3>
          <Rows>
            {entries.map((entry) => (
              <TimelineRow
                key={entry.key}
                entry={entry}
                content={content}
                staff={staff}
                today={today}
                onOpenTask={onOpenTask}
              />
            ))}
          </Rows>
        </section>
      ))}
      {chosen.length > shown && (
        <Button variant="tertiary" icon="down" onClick={() => setShown(shown + step)}>
          {common.showMore(Math.min(step, chosen.length - shown))}
        </Button>
      )}
    </div>
  );
}
