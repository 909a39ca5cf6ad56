import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { nextVitalsDue } from '#domain/vitals/next-vitals-due.ts';
import { toCalendarEntry } from '#domain/vitals/to-calendar-entry.ts';
import type { Kept } from '#store/device-store.ts';
import { useDevice } from '../device/use-device.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { Section } from '../ui/section.tsx';
import { everyWords } from './every-words.ts';
import { whenWords } from './when-words.ts';
import { writePlan } from './write-plan.ts';

/** What can be chosen between with one tap, in minutes; the municipality's own joins them. */
const usualIntervals = [15, 30, 60, 120, 240, 480, 720, 1440];
/** Nothing has been decided. */
const never = 0;

type Props = {
  readonly person: Kept<'person'>;
  readonly plan: Kept<'vitalsPlan'> | undefined;
  /** ISO 8601; the last signed measurement. */
  readonly measuredAt: string | undefined;
  /** Minutes by the municipality's plan for this result; undefined when it has none. */
  readonly local: number | undefined;
  readonly today: Day;
  /** Where a heading says it already. */
  readonly isBare?: boolean;
};

/** How often from now on, chosen by a person; the time it gives stands on I dag and can go into the phone's calendar. */
export function RepeatChoice({ person, plan, measuredAt, local, today, isBare = false }: Props) {
  const { language, formats } = useText();
  const text = vitalsText(language);
  const { store, deliverSigned } = useDevice();
  const [problem, setProblem] = useState('');
  const chosen = plan?.body.repeat?.everyMinutes;
  const due = nextVitalsDue(plan?.body.repeat, measuredAt);
  const intervals = [
    ...new Set([...usualIntervals, ...(local ? [local] : []), ...(chosen ? [chosen] : [])]),
  ].toSorted((a, b) => a - b);

  const choose = async (everyMinutes: number | null) => {
    setProblem('');
    try {
      const from = new Date().toISOString();
      await writePlan(store, person, plan, {
        repeat: everyMinutes === null ? null : { everyMinutes, from },
      });
      deliverSigned();
    } catch {
      setProblem(text.repeat.failed);
    }
  };

  const choice = (
    <>
      <p class="v-quiet v-small">
        {local === undefined ? text.repeat.noLocal : text.repeat.local(everyWords(local, text))}{' '}
        {text.repeat.help}
      </p>
      <Choices
        legend={text.repeat.often}
        value={String(chosen ?? never)}
        options={[...intervals, never].map((minutes) => ({
          value: String(minutes),
          label: minutes === never ? text.repeat.none : everyWords(minutes, text),
        }))}
        onChange={(minutes) => void choose(minutes === String(never) ? null : Number(minutes))}
      />
      <p role="status">
        {due === null ? text.repeat.ended : text.repeat.due(whenWords(due, today, formats))}
      </p>
      <p role="alert" class="v-missing">
        {problem}
      </p>
      {due !== null && (
        <>
          <Button variant="secondary" wide onClick={() => saveEntry(due, text.repeat.event)}>
            {text.repeat.calendar}
          </Button>
          <p class="v-quiet v-small">{text.repeat.calendarHelp}</p>
        </>
      )}
    </>
  );
  return isBare ? <div class="v-stack">{choice}</div> : <Section title={text.repeat.title}>{choice}</Section>;
}

/** Handed over as a file: the phone opens it in its calendar and asks before anything is put there. */
function saveEntry(at: string, summary: string): void {
  const entry = toCalendarEntry({
    at,
    writtenAt: new Date().toISOString(),
    uid: crypto.randomUUID(),
    summary,
  });
  const address = URL.createObjectURL(new Blob([entry], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'visitt.ics';
  link.click();
  // The phone reads it after the tap has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
