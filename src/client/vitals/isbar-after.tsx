import { madeAt } from '#domain/merge/made-at.ts';
import type { CompanionProps } from '../companion-props.ts';
import { useToday } from '../device/use-today.ts';
import { lastMeasured } from './last-measured.ts';
import { RepeatChoice } from './repeat-choice.tsx';
import './vitals.css';

/** On ISBAR's receipt: when to measure again, as it was agreed in the call. */
export function IsbarAfter({ about }: CompanionProps) {
  const today = useToday();
  const { person } = about;
  const last = lastMeasured(about.responses);
  if (!person) return null;
  return (
    <RepeatChoice
      person={person}
      plan={about.vitalsPlans[0]}
      measuredAt={last && madeAt(last.body)}
      local={undefined}
      today={today}
    />
  );
}
