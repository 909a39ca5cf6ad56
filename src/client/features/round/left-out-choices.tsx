import { useRef, useState } from 'preact/hooks';
import type { LeftOut } from '#domain/rounds/row-state.ts';
import { useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { personName } from '../../text/person-name.ts';
import { ReasonSheet } from '../../ui/reason-sheet.tsx';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { useRoundWords } from './row-words.ts';
import type { RoundRow } from './use-round.ts';

type Props = {
  readonly row: RoundRow;
  /** Url of the form nobody is asked any more when she does not want it. */
  readonly url: string;
  readonly onChoose: (reason: LeftOut | null) => void;
  /** She does not want it, also not the next time. */
  readonly onNever: () => void;
};

const reasons: readonly LeftOut[] = ['away', 'asleep', 'declined', 'notNow'];

/** Why not, in one tap, and on to the next. */
export function LeftOutChoices({ row, url, onChoose, onNever }: Props) {
  const { text } = useRoundWords();
  const store = useStore();
  const today = useToday();
  const [isNever, setNever] = useState(false);
  const name = personName(row.person.body);
  const said = row.mark?.body.reason ?? null;
  const isSaving = useRef(false);
  const saveNever = async (reason: string) => {
    // A second tap comes before the sheet has been drawn anew.
    if (isSaving.current) return;
    isSaving.current = true;
    const body = {
      personId: row.person.id,
      unitId: row.person.body.unitId,
      questionnaire: url,
      status: 'declined',
      reason: reason.slice(0, 1000),
      on: today,
      by: store.staffId,
    } satisfies RecordBody<'exemption'>;
    try {
      await store.write([{ type: 'record.put', id: crypto.randomUUID(), kind: 'exemption', body }]);
    } finally {
      isSaving.current = false;
    }
    setNever(false);
    onNever();
  };
  return (
    <div class="v-round-reasons" role="group" aria-label={text.leftOut.legend(name)}>
      {reasons.map((reason) => (
        <button
          key={reason}
          type="button"
          class="v-round-reason"
          aria-pressed={said === reason}
          onClick={() => onChoose(said === reason ? null : reason)}
        >
          {text.leftOut[reason]}
        </button>
      ))}
      <button type="button" class="v-round-reason" onClick={() => setNever(true)}>
        {text.leftOut.never} …
      </button>
      {isNever && (
        <ReasonSheet
          draft={`never:${row.person.id}:${url}`}
          about={row.person.id}
          title={text.never.title(name)}
          text={text.never.text}
          confirm={text.never.confirm}
          onConfirm={saveNever}
          onClose={() => setNever(false)}
        />
      )}
    </div>
  );
}
