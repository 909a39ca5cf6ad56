import { useId, useState } from 'preact/hooks';
import { parseCode, toProof } from '#domain/learning/check-in-code.ts';
import { ownCheckIns } from '#protocol/learning-answers.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { useAnswer } from '../../device/use-answer.ts';
import { useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { seminarText } from '../../text/later/seminar-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { webHmac } from './web-hmac.ts';

type Props = {
  readonly seminar: Kept<'seminar'>;
  /** Who leads mostly shows codes. */
  readonly isFolded: boolean;
};

/** The code on the wall, typed; then what became of it. What is stored proves the code and does not hold it. */
export function CheckInPart({ seminar, isFolded }: Props) {
  const { language } = useText();
  const { checkIn: text } = seminarText(language);
  const store = useStore();
  const today = useToday();
  const id = useId();
  const checkIns = useKind('checkIn');
  const mine = (checkIns ?? [])
    .filter(({ body }) => body.seminarId === seminar.id && body.staffId === store.staffId)
    .toSorted((a, b) => Date.parse(b.body.at) - Date.parse(a.body.at));
  const [latest] = mine;
  const delivered = mine.filter(({ delivery }) => delivery.state === 'delivered').length;
  // Asked for without a code too: she may have been ticked by hand.
  const answer = useAnswer('/learning/check-ins', ownCheckIns, delivered);
  const found = answer === 'unreachable' ? undefined : answer;
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'still' | 'wrong' | 'said'>('still');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  if (problem) throw problem.cause;
  if (!checkIns) return null;
  const save = async () => {
    const code = parseCode(typed);
    if (code === null) return setState('wrong');
    // Taken before anything is worked out: the time counts.
    const claim = {
      checkInId: crypto.randomUUID(),
      seminarId: seminar.id,
      staffId: store.staffId,
      at: new Date().toISOString(),
    };
    setBusy(true);
    try {
      const body = {
        ...claim,
        proof: await toProof(webHmac, code, claim),
      } satisfies RecordBody<'checkIn'>;
      await store.write([{ type: 'event.add', id: claim.checkInId, kind: 'checkIn', body }]);
      setTyped('');
      setState('said');
    } catch (cause) {
      setProblem({ cause });
    }
    setBusy(false);
  };
  const ofSeminar = found?.checkIns.filter(({ seminarId }) => seminarId === seminar.id) ?? [];
  const accepted = ofSeminar.find((one) => one.state === 'accepted');
  const isAbsent = found?.absent?.includes(seminar.id) ?? false;
  const byHand = found?.byHand.some(({ seminarId }) => seminarId === seminar.id) ?? false;
  const outcome = byHand
    ? { color: 'accent' as const, words: text.states.byHand }
    : isAbsent
      ? { color: 'warning' as const, words: text.states.absent }
      : accepted
        ? {
            color: 'accent' as const,
            words: accepted.place === 'stream' ? text.states.acceptedStream : text.states.accepted,
          }
        : latest &&
          toWords(
            latest,
            ofSeminar.find(({ checkInId }) => checkInId === latest.id),
            text,
          );
  const isDone = outcome?.color === 'accent';
  const form = (
    <form
      class="v-check-in"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="ds-field">
        <label class="ds-label" for={id}>
          {text.code}
        </label>
        <div data-field="description" id={`${id}-help`}>
          {text.help}
        </div>
        <input
          id={id}
          class="ds-input v-check-in__code"
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={12}
          aria-describedby={`${id}-help ${id}-problem`}
          aria-invalid={state === 'wrong'}
          value={typed}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setState('still');
          }}
        />
        <p id={`${id}-problem`} role="alert" class="v-missing">
          {state === 'wrong' ? text.wrong : ''}
        </p>
      </div>
      <Button type="submit" wide busy={isBusy}>
        {text.save}
      </Button>
    </form>
  );
  const content = (
    <>
      <p role="status" class="v-said v-quiet v-small">
        {state === 'said' ? text.said : ''}
      </p>
      {outcome && (
        <Notice color={outcome.color} icon={isDone ? 'delivered' : 'information'}>
          {outcome.words}
        </Notice>
      )}
      {latest && latest.delivery.state !== 'delivered' && (
        <SyncMark delivery={latest.delivery} today={today} />
      )}
      {!isDone && form}
    </>
  );
  return isFolded ? (
    <Disclosure title={text.title}>{content}</Disclosure>
  ) : (
    <Section title={text.title}>{content}</Section>
  );
}

function toWords(
  { delivery }: Kept<'checkIn'>,
  found: { readonly state: string; readonly reason?: keyof CheckInText['reasons'] | undefined } | undefined,
  text: CheckInText,
): { readonly color: 'neutral' | 'warning'; readonly words: string } {
  if (found?.reason !== undefined) return { color: 'warning', words: text.reasons[found.reason] };
  return {
    color: 'neutral',
    words: delivery.state === 'delivered' && found ? text.states.waiting : text.states.local,
  };
}

type CheckInText = ReturnType<typeof seminarText>['checkIn'];
