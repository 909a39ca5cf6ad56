import { useId, useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useOneAtATime } from '../../device/use-one-at-a-time.ts';
import { dueText } from '../../text/later/due-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';

type Props = { readonly person: Kept<'person'>; readonly today: Day; readonly onSaved: () => void };
type Reason = RecordBody<'absence'>['reason'];

const reasons: readonly Reason[] = ['hospital', 'travel', 'other'];

/** Where the person is, from when, and until when if anybody knows. */
export function AbsenceForm({ person, today, onSaved }: Props) {
  const { language } = useText();
  const text = dueText(language).away;
  const store = useStore();
  const id = useId();
  const [reason, setReason] = useState<Reason>();
  const [from, setFrom] = useState<string>(today);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string>();

  const { run: save, isBusy } = useOneAtATime(async () => {
    if (!reason) return setMissing(text.choiceMissing);
    const first = from || today;
    if (to !== '' && to < first) return setMissing(text.daysWrong);
    setMissing(undefined);
    const body = {
      personId: person.id,
      unitId: person.body.unitId,
      reason,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      from: first,
      to: to === '' ? null : to,
      by: store.staffId,
    } satisfies RecordBody<'absence'>;
    await store.write([{ type: 'record.put', id: crypto.randomUUID(), kind: 'absence', body }]);
    onSaved();
  });
  const common = (name: string, help: string | undefined) => ({
    id: `${id}${name}`,
    class: 'ds-input',
    autoComplete: 'off',
    'aria-describedby': help === undefined ? undefined : `${id}${name}-help`,
  });
  const field = (
    name: string,
    label: string,
    value: string,
    onInput: (value: string) => void,
    help?: string,
  ) => (
    <div class="ds-field">
      <label class="ds-label" for={`${id}${name}`}>
        {label}
      </label>
      {help !== undefined && (
        <div data-field="description" id={`${id}${name}-help`}>
          {help}
        </div>
      )}
      {name === 'note' ? (
        <input {...common(name, help)} type="text" maxLength={500} value={value} onInput={said(onInput)} />
      ) : (
        <input {...common(name, help)} type="date" value={value} onInput={said(onInput)} />
      )}
    </div>
  );

  return (
    <form
      class="v-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Choices
        legend={text.legend}
        value={reason}
        options={reasons.map((value) => ({ value, label: text.reasons[value] }))}
        onChange={setReason}
      />
      {field('from', text.from, from, setFrom)}
      {field('to', text.to, to, setTo, text.toHelp)}
      {field('note', text.note, note, setNote)}
      <p role="alert" class="v-missing">
        {missing}
      </p>
      <Button type="submit" variant="secondary" wide busy={isBusy}>
        {text.save}
      </Button>
    </form>
  );
}

const said =
  (onInput: (value: string) => void) =>
  ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
    onInput(currentTarget.value);
