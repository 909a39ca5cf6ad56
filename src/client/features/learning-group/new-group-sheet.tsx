import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'preact/hooks';
import { suggestMeetings } from '#domain/learning/suggest-meetings.ts';
import { addDays } from '#domain/time/day.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { addresses } from '../../addresses.ts';
import { useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { DraftSheet } from '../../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Choices } from '../../ui/choices.tsx';
import { useWrite } from '../../work/use-write.ts';
import { LineField } from '../../ui/line-field.tsx';

type Props = { readonly programmes: Programmes; readonly onClose: () => void };

const weeksOf = { month: 'month', weeks3: 3, weeks2: 2 } as const;

/** A name, what they read and when they first meet: the rest of the plan is suggested. */
export function NewGroupSheet({ programmes, onClose }: Props) {
  const { language } = useText();
  const text = learningGroupText(language);
  const { staffId } = useStore();
  const today = useToday();
  const navigate = useNavigate();
  const id = useId();
  const { write, isBusy, failed } = useWrite();
  const choices = programmes.inForce.filter(({ booklets }) => booklets.length > 0);
  const [isAsked, setAsked] = useState(false);
  const draft = useSheetDraft(
    { id: 'learning-group:new', about: '' },
    {
      name: '',
      programme: choices[0]?.url ?? '',
      firstOn: addDays(today, 14),
      time: '14:00',
      place: '',
      rhythm: 'month',
    },
  );
  const { name, firstOn, time, place } = draft.fields;
  const rhythm =
    draft.fields.rhythm === 'weeks2' || draft.fields.rhythm === 'weeks3' ? draft.fields.rhythm : 'month';
  const programme = choices.find(({ url }) => url === draft.fields.programme);
  const isMissing = name.trim() === '' || !programme;
  const save = () => {
    if (isMissing) return setAsked(true);
    const groupId = crypto.randomUUID();
    const group = {
      groupId,
      name: name.trim(),
      programme: `${programme.url}|${programme.version}`,
      leaderId: staffId,
      members: [],
      startsOn: firstOn,
      status: 'open',
      ...(place.trim() === '' ? {} : { place: place.trim() }),
    } satisfies RecordBody<'learningGroup'>;
    const meetings = suggestMeetings(programme.booklets, { firstOn, time, everyWeeks: weeksOf[rhythm] });
    const operations: OperationBody[] = [
      { type: 'record.put', id: groupId, kind: 'learningGroup', body: group },
      ...meetings.map(({ booklets, at }): OperationBody => {
        const body = {
          groupId,
          booklets: [...booklets],
          at,
          status: 'planned',
        } satisfies RecordBody<'groupMeeting'>;
        return { type: 'record.put', id: crypto.randomUUID(), kind: 'groupMeeting', body };
      }),
    ];
    void write(
      operations,
      () => {
        draft.end();
        onClose();
        void navigate({ to: addresses.learningGroup(groupId) });
      },
      draft.id,
    );
  };
  return (
    <DraftSheet
      draft={draft}
      title={text.make.title}
      save={text.make.save}
      cancel={text.cancel}
      problem={failed ? text.failed : isAsked && isMissing ? text.make.missing : ''}
      isBusy={isBusy}
      onSave={save}
      onClose={onClose}
    >
      <LineField
        label={text.make.name}
        help={text.make.nameHelp}
        value={name}
        onChange={(typed) => draft.change({ name: typed })}
      />
      <div class="ds-field">
        <label class="ds-label" for={id}>
          {text.make.programme}
        </label>
        <select
          id={id}
          class="ds-input"
          value={draft.fields.programme}
          onChange={({ currentTarget }) => draft.change({ programme: currentTarget.value })}
        >
          {choices.map(({ url, title }) => (
            <option key={url} value={url}>
              {localizedText(title, language)}
            </option>
          ))}
        </select>
      </div>
      <div class="v-line-pair">
        <LineField
          type="date"
          label={text.make.firstOn}
          value={firstOn}
          onChange={(typed) => draft.change({ firstOn: typed })}
        />
        <LineField
          type="time"
          label={text.make.time}
          value={time}
          onChange={(typed) => draft.change({ time: typed })}
        />
      </div>
      <Choices
        legend={text.make.rhythm}
        value={rhythm}
        options={(['month', 'weeks3', 'weeks2'] as const).map((value) => ({
          value,
          label: text.make.rhythms[value],
        }))}
        onChange={(value) => draft.change({ rhythm: value })}
      />
      <LineField
        label={text.make.place}
        help={text.make.placeHelp}
        value={place}
        onChange={(typed) => draft.change({ place: typed })}
      />
      <p class="v-quiet">{text.make.promise}</p>
    </DraftSheet>
  );
}
