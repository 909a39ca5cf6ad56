import { useId, useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useStore } from '../../device/use-device.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';

type Props = { readonly person: Kept<'person'>; readonly questionnaire: string; readonly today: Day };
type Status = RecordBody<'exemption'>['status'];

/** *Ikke relevant* and *ønsker ikke*: never without a reason. */
export function Exemption({ person, questionnaire, today }: Props) {
  const { person: text } = useText();
  const store = useStore();
  const id = useId();
  const [status, setStatus] = useState<Status>();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;

  const save = async () => {
    if (!status) return setMissing(text.exemption.choiceMissing);
    if (reason.trim() === '') return setMissing(text.exemption.reasonMissing);
    setMissing(undefined);
    const body = {
      personId: person.id,
      unitId: person.body.unitId,
      questionnaire,
      status,
      reason: reason.trim(),
      on: today,
      by: store.staffId,
    } satisfies RecordBody<'exemption'>;
    try {
      await store.write([{ type: 'record.put', id: crypto.randomUUID(), kind: 'exemption', body }]);
    } catch (cause) {
      setProblem({ cause });
    }
  };

  return (
    <Disclosure title={text.exempt}>
      <form
        class="v-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Choices
          legend={text.exemption.legend}
          value={status}
          options={[
            { value: 'notRelevant', label: text.exemption.notRelevant },
            { value: 'declined', label: text.exemption.declined },
          ]}
          onChange={setStatus}
        />
        <div class="ds-field">
          <label class="ds-label" for={id}>
            {text.exemption.reason}
          </label>
          <div data-field="description" id={`${id}-help`}>
            {text.exemption.reasonHelp}
          </div>
          <textarea
            id={id}
            class="ds-input"
            rows={3}
            maxLength={1000}
            aria-describedby={`${id}-help`}
            value={reason}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </div>
        <p role="alert" class="v-missing">
          {missing}
        </p>
        <div class="v-actions">
          <Button type="submit" variant="secondary">
            {text.exemption.save}
          </Button>
        </div>
      </form>
    </Disclosure>
  );
}
