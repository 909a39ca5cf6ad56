import type { ComponentChildren } from 'preact';
import { readScore } from '#domain/indicators/read-score.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { addresses } from '../../../addresses.ts';
import type { DeviceContent } from '../../../content/device-content.ts';
import { formTitle, shortFormTitle } from '../../../content/form-title.ts';
import { timelineText } from '../../../text/later/timeline-text.ts';
import { useText, type Text } from '../../../text/use-text.ts';
import { Row } from '../../../ui/row.tsx';
import { SyncMark } from '../../../ui/sync-mark.tsx';
import type { TimelineEntry } from './to-timeline.ts';

type Props = {
  readonly entry: TimelineEntry;
  readonly content: DeviceContent;
  readonly staff: readonly Kept<'staff'>[];
  readonly today: Day;
  readonly onOpenTask: (id: string) => void;
};
type Told = { readonly title: ComponentChildren; readonly more: readonly (string | undefined | null)[] };

/** One thing that happened: when, what, who, and where its record is. */
export function TimelineRow({ entry, content, staff, today, onOpenTask }: Props) {
  const text = useText();
  const nameOf = (id: string | undefined): string =>
    staff.find((one) => one.id === id)?.body.name ?? timelineText(text.language).unknownStaff;
  const { title, more } = tell(entry, text, content, nameOf);
  return (
    <Row
      {...(entry.kind === 'form' ? { to: addresses.form(entry.record.id) } : {})}
      onPress={entry.kind === 'followUp' ? () => onOpenTask(entry.record.id) : undefined}
      lead={<span class="v-timeline__day">{text.formats.dayShort(entry.day)}</span>}
      title={title}
    >
      {more.filter(Boolean).map((words) => (
        <span key={words}>{words}</span>
      ))}
      {entry.record.delivery.state !== 'delivered' && (
        <SyncMark delivery={entry.record.delivery} today={today} />
      )}
    </Row>
  );
}

function tell(
  entry: TimelineEntry,
  { common, formats, language }: Text,
  content: DeviceContent,
  nameOf: (id: string | undefined) => string,
): Told {
  const text = timelineText(language);
  switch (entry.kind) {
    case 'form': {
      const { questionnaire, status, response, score: stored, signedBy, startedBy } = entry.record.body;
      const form = content.forms.find(({ url }) => url === questionnaire.split('|', 1)[0]);
      const name = form ? formTitle(form.questionnaire, language) : common.unknownForm;
      const score = stored ?? readScore(response, form?.scoreItem);
      const isVoided = status === 'voided';
      return {
        title: isVoided ? <s>{name}</s> : name,
        more: [
          isVoided ? text.voided : (score !== undefined && text.points(formats.decimal(score))) || null,
          nameOf(signedBy ?? startedBy),
        ],
      };
    }
    case 'measurement': {
      const { code, value, measuredBy, reliable } = entry.record.body;
      const figure = code === 'bodyWeight' ? formats.weight(value) : formats.height(value);
      return {
        title: `${text[code]} ${figure}`,
        more: [
          nameOf(measuredBy),
          entry.counts ? null : text.countsNot,
          reliable === false ? text.unreliable : null,
        ],
      };
    }
    case 'visit': {
      const { kind, status, assignedTo } = entry.record.body;
      return {
        title: common.visitKinds[kind],
        more: [
          status === 'done' ? text.visitDone : text.visitCancelled,
          assignedTo === null ? null : nameOf(assignedTo),
        ],
      };
    }
    case 'followUp': {
      const { title, outcome } = entry.record.body;
      return { title, more: [text[entry.what](nameOf(entry.by)), entry.what === 'made' ? null : outcome] };
    }
    case 'service': {
      const name = common.services[entry.record.body.service];
      return { title: `${name} ${entry.what === 'start' ? text.serviceStart : text.serviceEnd}`, more: [] };
    }
    case 'absence': {
      const { reason, note } = entry.record.body;
      return {
        title: `${entry.what === 'start' ? text.absenceStart : text.absenceEnd}: ${text.absences[reason]}`,
        more: [note],
      };
    }
    case 'exemption': {
      const { questionnaire, status, reason, by } = entry.record.body;
      const form = content.forms.find(({ url }) => url === questionnaire.split('|', 1)[0]);
      const name = form ? shortFormTitle(form.questionnaire, language) : common.unknownForm;
      return { title: `${name}: ${text.exemptions[status]}`, more: [reason, nameOf(by)] };
    }
  }
}
