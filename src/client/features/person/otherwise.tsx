import { useId, useState } from 'preact/hooks';
import type { JsonObject } from '#domain/fhir/json.ts';
import type { Day, Interval } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { everyWords } from '../../due/interval-words.ts';
import { useStore } from '../../device/use-device.ts';
import { useOneAtATime } from '../../device/use-one-at-a-time.ts';
import { dueText } from '../../text/later/due-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';

type Props = { readonly person: Kept<'person'>; readonly questionnaire: string; readonly today: Day };
type Choice = RecordBody<'exemption'>['status'] | 'otherPlan';

const ownIntervals: { readonly [name: string]: Interval | null } = {
  week: { days: 7 },
  twoWeeks: { days: 14 },
  month: { months: 1 },
  quarter: { months: 3 },
  halfYear: { months: 6 },
  year: { months: 12 },
  none: null,
};

/** *Ikke relevant*, *ønsker ikke* and *annen individuell plan*: never without a reason. */
export function Otherwise({ person, questionnaire, today }: Props) {
  const { person: words, language } = useText();
  const text = dueText(language);
  const store = useStore();
  const id = useId();
  const [choice, setChoice] = useState<Choice>();
  const [how, setHow] = useState<string>();
  const [reason, setReason] = useState('');
  /** How often something has been stored: a new form each time, folded. */
  const [times, setTimes] = useState(0);
  const [missing, setMissing] = useState<string>();

  const { run: save, isBusy } = useOneAtATime(async () => {
    if (!choice) return setMissing(text.choice.missing);
    if (choice === 'otherPlan' && how === undefined) return setMissing(text.choice.howMissing);
    if (reason.trim() === '') return setMissing(words.exemption.reasonMissing);
    setMissing(undefined);
    const about = {
      personId: person.id,
      unitId: person.body.unitId,
      questionnaire,
      reason: reason.trim(),
      by: store.staffId,
    };
    const put = (kind: 'exemption' | 'individualPlan', body: JsonObject) =>
      store.write([{ type: 'record.put', id: crypto.randomUUID(), kind, body }]);
    if (choice === 'otherPlan') {
      const every = ownIntervals[how ?? ''] ?? null;
      const body = { ...about, every, start: today, end: null };
      await put('individualPlan', body satisfies RecordBody<'individualPlan'>);
    } else await put('exemption', { ...about, status: choice, on: today } satisfies RecordBody<'exemption'>);
    setChoice(undefined);
    setReason('');
    setTimes((before) => before + 1);
  });

  return (
    <>
      <p class="v-said" aria-live="polite">
        {times > 0 ? words.exemption.saved : ''}
      </p>
      <Disclosure key={times} title={text.otherwise} long>
        <form
          class="v-stack"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Choices
            legend={text.choice.legend}
            value={choice}
            options={[
              { value: 'otherPlan', label: text.choice.otherPlan },
              { value: 'notRelevant', label: words.exemption.notRelevant },
              { value: 'declined', label: words.exemption.declined },
            ]}
            onChange={setChoice}
          />
          {choice === 'otherPlan' && (
            <Choices
              legend={text.choice.how}
              value={how}
              options={Object.entries(ownIntervals).map(([value, interval]) => ({
                value,
                label: interval ? sentence(everyWords(interval, text)) : text.choice.none,
              }))}
              onChange={setHow}
            />
          )}
          <div class="ds-field">
            <label class="ds-label" for={id}>
              {words.exemption.reason}
            </label>
            <div data-field="description" id={`${id}-help`}>
              {words.exemption.reasonHelp}
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
          <Button type="submit" variant="secondary" wide busy={isBusy}>
            {words.exemption.save}
          </Button>
        </form>
      </Disclosure>
    </>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
