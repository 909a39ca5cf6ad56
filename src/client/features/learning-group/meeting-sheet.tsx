import { addMonths } from '#domain/time/day.ts';
import { osloDay, osloInstant, osloTime } from '#domain/time/oslo.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { toPatch } from '../../device/to-patch.ts';
import { useToday } from '../../device/use-today.ts';
import { DraftSheet } from '../../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckRows } from '../../ui/check-rows.tsx';
import { useWrite } from '../../work/use-write.ts';
import { LineField } from '../../ui/line-field.tsx';
import type { GroupParts } from './group-parts.ts';

type Props = Pick<GroupParts, 'group' | 'programme'> & {
  /** Undefined: a new one. */
  readonly meeting: Kept<'groupMeeting'> | undefined;
  /** A new one is suggested a month after it. */
  readonly last: Kept<'groupMeeting'> | undefined;
  readonly onClose: () => void;
};

/** When, where and about what; or called off. */
export function MeetingSheet({ group, programme, meeting, last, onClose }: Props) {
  const { language } = useText();
  const text = learningGroupText(language);
  const today = useToday();
  const { write, isBusy, failed } = useWrite();
  const at = meeting?.body.at ?? last?.body.at;
  const day = at === undefined ? today : osloDay(at);
  const draft = useSheetDraft(
    { id: `group-meeting:${meeting?.id ?? group.id}`, about: meeting?.id ?? group.id },
    {
      day: meeting ? day : addMonths(day < today ? today : day, 1),
      time: at === undefined ? '14:00' : osloTime(at),
      place: meeting?.body.place ?? '',
      booklets: meeting?.body.booklets.join(' ') ?? '',
    },
  );
  const { fields } = draft;
  const booklets = fields.booklets.split(' ').filter(Boolean);
  const end = () => {
    draft.end();
    onClose();
  };
  const save = (changes: Partial<RecordBody<'groupMeeting'>> = {}) => {
    const planned = {
      at: osloInstant(fields.day, fields.time),
      booklets,
      place: fields.place.trim(),
      ...changes,
    };
    const operation: OperationBody = meeting
      ? toPatch('groupMeeting', meeting, planned)
      : {
          type: 'record.put',
          id: crypto.randomUUID(),
          kind: 'groupMeeting',
          body: { ...planned, groupId: group.id, status: 'planned' } satisfies RecordBody<'groupMeeting'>,
        };
    void write(operation, end, draft.id);
  };
  // Called off, or noted as held by a slip: both are planned again.
  const isOver = meeting !== undefined && meeting.body.status !== 'planned';
  return (
    <DraftSheet
      draft={draft}
      title={meeting ? text.edit.title : text.edit.newTitle}
      save={text.edit.save}
      cancel={text.cancel}
      problem={failed ? text.failed : ''}
      isBusy={isBusy}
      other={
        meeting && (
          <Button
            variant="secondary"
            color={isOver ? 'accent' : 'danger'}
            wide
            onClick={() => save({ status: isOver ? 'planned' : 'cancelled' })}
          >
            {isOver ? text.edit.reopen : text.edit.callOff}
          </Button>
        )
      }
      onSave={() => save()}
      onClose={onClose}
    >
      <div class="v-line-pair">
        <LineField
          type="date"
          label={text.edit.day}
          value={fields.day}
          onChange={(typed) => draft.change({ day: typed })}
        />
        <LineField
          type="time"
          label={text.edit.time}
          value={fields.time}
          onChange={(typed) => draft.change({ time: typed })}
        />
      </div>
      <LineField
        label={text.edit.place}
        help={group.body.place ?? text.make.placeHelp}
        value={fields.place}
        onChange={(typed) => draft.change({ place: typed })}
      />
      {programme && (
        <CheckRows
          legend={text.edit.booklets}
          options={programme.booklets.map(({ id, number, title }) => ({
            value: id,
            label: `${number}. ${localizedText(title, language)}`,
          }))}
          chosen={booklets}
          onChange={(chosen) => draft.change({ booklets: chosen.join(' ') })}
        />
      )}
    </DraftSheet>
  );
}
