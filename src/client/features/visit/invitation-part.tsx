import { useId, useState } from 'preact/hooks';
import { osloDay, osloTime } from '#domain/time/oslo.ts';
import type { InvitationReply } from '#domain/visits/visit.ts';
import {
  toAnswered,
  toAppointed,
  toAskedAgain,
  toCalledOff,
  toInvitationNoted,
  toReasonNoted,
  type InvitationNote,
} from '#domain/visits/visit-steps.ts';
import { useStore } from '../../device/use-device.ts';
import { TakenUpNotice } from '../../sheet-drafts/taken-up-notice.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { visitText } from '../../text/later/visit-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { PartScreen } from './part-screen.tsx';
import { useSteps } from './use-steps.ts';
import type { VisitWork } from './use-visit.ts';

/** How she was asked, what she answered, and when they meet. Stored as it is chosen. */
export function InvitationPart({ work }: { readonly work: VisitWork }) {
  const { language, formats } = useText();
  const {
    invitation: text,
    next: { again: askAgain },
  } = visitText(language);
  const store = useStore();
  const id = useId();
  const { visit, stage, today } = work;
  const { take } = useSteps(visit);
  const { invitation, answer } = visit.body;
  const by = store.staffId;
  /** What has been said of an invitation that is not noted yet. */
  const begun = useSheetDraft(
    { id: `asked:${visit.id}`, about: visit.id },
    { channel: '', source: '', on: '' },
  );
  const half = toHalf(begun.fields);
  const asked = invitation ?? half;
  const isHalf = (asked.channel === undefined) !== (asked.source === undefined);
  const isClosed = stage === 'toTransfer' || stage === 'transferred' || stage === 'done';
  const why = useSheetDraft({ id: `why-not:${visit.id}`, about: visit.id }, { words: '', isTyped: '' });
  /** As it is being typed; null shows what is stored, also when it was stored on another phone. */
  const typed = why.fields.isTyped === '' ? null : why.fields.words;

  if (isClosed) {
    return (
      <PartScreen work={work} title={text.title}>
        <Notice color="neutral">{text.closed}</Notice>
        {invitation && (
          <p>{`${text.channels[invitation.channel]} ${formats.dayFull(invitation.on)} · ${text.sources[invitation.source]}`}</p>
        )}
        {answer && <p>{text.answeredOn(text.replies[answer.reply], formats.dayFull(answer.on))}</p>}
      </PartScreen>
    );
  }
  const note = (change: InvitationNote) => {
    const noted = invitation ? change : { ...half, ...change };
    if (!invitation) begun.change(change);
    take(toInvitationNoted(visit.body, noted, by, today));
  };
  const reply = (given: InvitationReply) => take(toAnswered(visit.body, { reply: given, on: today, by }));
  const saveReason = () => {
    if (typed !== null && typed.trim() !== (answer?.reason ?? '')) take(toReasonNoted(visit.body, typed));
    why.restart();
  };
  const mayAskAgain = stage === 'noAnswer' || stage === 'declined' || stage === 'cancelled';
  const mayMeet = stage === 'invited' || stage === 'agreed' || stage === 'noAnswer';
  return (
    <PartScreen work={work} title={text.title}>
      <div class="v-stack">
        <Choices
          legend={text.how}
          value={asked.channel}
          options={channels.map((value) => ({
            value,
            label: text.channels[value],
          }))}
          onChange={(channel) => note({ channel })}
        />
        <Choices
          legend={text.why}
          value={asked.source}
          options={sources.map((value) => ({
            value,
            label: text.sources[value],
          }))}
          onChange={(source) => note({ source })}
        />
        <div class="ds-field">
          <label class="ds-label" for={`${id}on`}>
            {text.on}
          </label>
          <input
            id={`${id}on`}
            class="ds-input"
            type="date"
            max={today}
            value={asked.on ?? ''}
            onChange={({ currentTarget: { value } }) => value !== '' && note({ on: value })}
          />
        </div>
        <p role="status" class="v-quiet v-small">
          {isHalf ? text.sayBoth : ''}
        </p>
      </div>
      <div class="v-stack">
        <Choices
          legend={text.answer}
          value={answer?.reply}
          options={(stage === 'begun' ? (['yes'] as const) : (['yes', 'no', 'none'] as const)).map(
            (value) => ({
              value,
              label: text.replies[value],
            }),
          )}
          onChange={reply}
        />
        <div role="status" class="v-stack">
          {answer && (
            <p class="v-quiet">{text.answeredOn(text.replies[answer.reply], formats.dayFull(answer.on))}</p>
          )}
          {stage === 'declined' && <p class="v-quiet">{text.declinedHelp}</p>}
          {stage === 'noAnswer' && <p class="v-quiet">{text.noAnswerHelp}</p>}
          {stage === 'cancelled' && <p class="v-quiet">{text.calledOff}</p>}
        </div>
        {mayAskAgain && (
          <Button variant="secondary" wide onClick={() => take(toAskedAgain(visit.body, by, today))}>
            {askAgain}
          </Button>
        )}
        {stage === 'declined' && (
          <form
            class="v-stack"
            onSubmit={(event) => {
              event.preventDefault();
              saveReason();
            }}
          >
            <TakenUpNotice draft={why} />
            <div class="ds-field">
              <label class="ds-label" for={`${id}why`}>
                {text.reason}
              </label>
              <textarea
                id={`${id}why`}
                class="ds-input"
                rows={2}
                maxLength={500}
                value={typed ?? answer?.reason ?? ''}
                onInput={({ currentTarget }) => why.change({ words: currentTarget.value, isTyped: 'yes' })}
                onBlur={saveReason}
              />
            </div>
            <Button type="submit" variant="secondary">
              {text.saveReason}
            </Button>
          </form>
        )}
      </div>
      {mayMeet && <Appointment work={work} />}
      {(mayMeet || stage === 'begun') && (
        <Button variant="tertiary" color="danger" onClick={() => take(toCalledOff(visit.body))}>
          {text.callOff}
        </Button>
      )}
    </PartScreen>
  );
}

const channels = ['letter', 'phone', 'other'] as const;
const sources = ['age', 'referral', 'ownWish'] as const;

function toHalf(fields: {
  readonly channel: string;
  readonly source: string;
  readonly on: string;
}): InvitationNote {
  const channel = channels.find((one) => one === fields.channel);
  const source = sources.find((one) => one === fields.source);
  return {
    ...(channel ? { channel } : {}),
    ...(source ? { source } : {}),
    ...(fields.on ? { on: fields.on } : {}),
  };
}

function Appointment({ work }: { readonly work: VisitWork }) {
  const { language, formats } = useText();
  const text = visitText(language).invitation;
  const id = useId();
  const { visit, stage, today } = work;
  const { take } = useSteps(visit);
  const isAgreed = stage === 'agreed';
  const { plannedAt } = visit.body;
  const draft = useSheetDraft(
    { id: `when:${visit.id}`, about: visit.id },
    { day: isAgreed ? osloDay(plannedAt) : '', time: isAgreed ? osloTime(plannedAt) : '10:00' },
  );
  const { day, time } = draft.fields;
  const [isMissing, setMissing] = useState(false);
  const save = () => {
    setMissing(day === '' || time === '');
    if (day === '' || time === '') return;
    take(toAppointed(visit.body, day, time));
    draft.end();
  };
  return (
    <Section title={text.time}>
      <form
        class="v-stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TakenUpNotice draft={draft} />
        <div class="v-visit-when">
          <div class="ds-field">
            <label class="ds-label" for={`${id}d`}>
              {text.day}
            </label>
            <input
              id={`${id}d`}
              class="ds-input"
              type="date"
              min={today}
              value={day}
              onChange={({ currentTarget }) => draft.change({ day: currentTarget.value })}
            />
          </div>
          <div class="ds-field">
            <label class="ds-label" for={`${id}t`}>
              {text.clock}
            </label>
            <input
              id={`${id}t`}
              class="ds-input"
              type="time"
              value={time}
              onChange={({ currentTarget }) => draft.change({ time: currentTarget.value })}
            />
          </div>
        </div>
        <p role="alert" class="v-missing">
          {isMissing ? text.timeMissing : ''}
        </p>
        <p role="status">
          {isAgreed
            ? text.timeIs(`${formats.weekdayAndDay(osloDay(plannedAt))} ${formats.atTime(plannedAt)}`)
            : ''}
        </p>
        <Button type="submit" wide>
          {text.saveTime}
        </Button>
      </form>
    </Section>
  );
}
