import { useState } from 'preact/hooks';
import { osloDay, osloInstant, osloTime } from '#domain/time/oslo.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import { toPatch } from '../../device/to-patch.ts';
import { DraftSheet } from '../../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { seminarText } from '../../text/later/seminar-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { LineField } from '../../ui/line-field.tsx';
import { useWrite } from '../../work/use-write.ts';

type Props = { readonly seminar: Kept<'seminar'>; readonly onClose: () => void };

/** When and where it is, or that it is called off. Codes count by these times: a wrong day would refuse everybody's. */
export function ChangeSeminarSheet({ seminar, onClose }: Props) {
  const { language } = useText();
  const text = seminarText(language);
  const { write, isBusy, failed } = useWrite();
  const [isAsked, setAsked] = useState(false);
  const { title, startsAt, endsAt, place, status } = seminar.body;
  const draft = useSheetDraft(
    { id: `seminar:${seminar.id}`, about: seminar.id },
    {
      title,
      day: osloDay(startsAt),
      starts: osloTime(startsAt),
      ends: osloTime(endsAt),
      place: place ?? '',
    },
  );
  const { fields } = draft;
  const isMissing = fields.title.trim() === '' || fields.ends <= fields.starts;
  const patch = (changes: Partial<RecordBody<'seminar'>>) =>
    void write(
      toPatch('seminar', seminar, changes),
      () => {
        draft.end();
        onClose();
      },
      draft.id,
    );
  const save = () => {
    if (isMissing) return setAsked(true);
    patch({
      title: fields.title.trim(),
      startsAt: osloInstant(fields.day, fields.starts),
      endsAt: osloInstant(fields.day, fields.ends),
      place: fields.place.trim(),
    });
  };
  const isOff = status === 'cancelled';
  return (
    <DraftSheet
      draft={draft}
      title={text.change.title}
      save={text.change.save}
      cancel={text.cancel}
      problem={failed ? text.failed : isAsked && isMissing ? text.make.missing : ''}
      isBusy={isBusy}
      other={
        <Button
          variant="secondary"
          color={isOff ? 'accent' : 'danger'}
          wide
          onClick={() => patch({ status: isOff ? 'planned' : 'cancelled' })}
        >
          {isOff ? text.change.reopen : text.change.callOff}
        </Button>
      }
      onSave={save}
      onClose={onClose}
    >
      <LineField
        label={text.make.name}
        value={fields.title}
        onChange={(typed) => draft.change({ title: typed })}
      />
      <LineField
        type="date"
        label={text.make.day}
        value={fields.day}
        onChange={(typed) => draft.change({ day: typed })}
      />
      <div class="v-line-pair">
        <LineField
          type="time"
          label={text.make.starts}
          value={fields.starts}
          onChange={(typed) => draft.change({ starts: typed })}
        />
        <LineField
          type="time"
          label={text.make.ends}
          value={fields.ends}
          onChange={(typed) => draft.change({ ends: typed })}
        />
      </div>
      <LineField
        label={text.make.place}
        value={fields.place}
        onChange={(typed) => draft.change({ place: typed })}
      />
    </DraftSheet>
  );
}
