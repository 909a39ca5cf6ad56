import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'preact/hooks';
import { toSeminarKeyId } from '#domain/learning/seminar-key.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import { osloInstant } from '#domain/time/oslo.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import { addresses } from '../../addresses.ts';
import { DraftSheet } from '../../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { seminarText } from '../../text/later/seminar-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Choices } from '../../ui/choices.tsx';
import { LineField } from '../../ui/line-field.tsx';
import { useWrite } from '../../work/use-write.ts';
import { newSecret } from './web-hmac.ts';

type Props = {
  readonly programmes: Programmes;
  readonly today: Day;
  readonly onClose: () => void;
};

const parts = ['start', 'halfway', 'other'] as const;

/** A seminar and, with it, the key its codes are made from: from then on the leader's phone needs no network. */
export function NewSeminarSheet({ programmes, today, onClose }: Props) {
  const { language } = useText();
  const text = seminarText(language);
  const navigate = useNavigate();
  const id = useId();
  const { write, isBusy, failed } = useWrite();
  const [isAsked, setAsked] = useState(false);
  const draft = useSheetDraft(
    { id: 'seminar:new', about: '' },
    {
      title: '',
      part: 'start',
      programme: '',
      day: addDays(today, 14),
      starts: '09:00',
      ends: '15:00',
      place: '',
      municipalities: '',
      streamed: 'no',
    },
  );
  const { fields } = draft;
  const isMissing = fields.title.trim() === '' || fields.ends <= fields.starts;
  const save = () => {
    if (isMissing) return setAsked(true);
    const seminarId = crypto.randomUUID();
    const municipalities = fields.municipalities.split(',').flatMap((name) => name.trim() || []);
    const body = {
      title: fields.title.trim(),
      part: parts.find((part) => part === fields.part) ?? 'other',
      startsAt: osloInstant(fields.day, fields.starts),
      endsAt: osloInstant(fields.day, fields.ends),
      streamed: fields.streamed === 'yes',
      status: 'planned',
      ...(fields.programme === '' ? {} : { programme: fields.programme }),
      ...(fields.place.trim() === '' ? {} : { place: fields.place.trim() }),
      ...(municipalities.length === 0 ? {} : { municipalities }),
    } satisfies RecordBody<'seminar'>;
    const key = { seminarId, secret: newSecret() } satisfies RecordBody<'seminarKey'>;
    void write(
      [
        { type: 'record.put', id: seminarId, kind: 'seminar', body },
        { type: 'record.put', id: toSeminarKeyId(seminarId), kind: 'seminarKey', body: key },
      ],
      () => {
        draft.end();
        onClose();
        void navigate({ to: addresses.seminar(seminarId) });
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
        value={fields.title}
        onChange={(title) => draft.change({ title })}
      />
      <Choices
        legend={text.make.part}
        value={fields.part}
        options={parts.map((value) => ({ value, label: text.make.parts[value] }))}
        onChange={(part) => draft.change({ part })}
      />
      <div class="ds-field">
        <label class="ds-label" for={id}>
          {text.make.programme}
        </label>
        <select
          id={id}
          class="ds-input"
          value={fields.programme}
          onChange={({ currentTarget }) => draft.change({ programme: currentTarget.value })}
        >
          <option value="">{text.make.several}</option>
          {programmes.inForce.map(({ url, title }) => (
            <option key={url} value={url}>
              {localizedText(title, language)}
            </option>
          ))}
        </select>
      </div>
      <LineField
        type="date"
        label={text.make.day}
        value={fields.day}
        onChange={(day) => draft.change({ day })}
      />
      <div class="v-line-pair">
        <LineField
          type="time"
          label={text.make.starts}
          value={fields.starts}
          onChange={(starts) => draft.change({ starts })}
        />
        <LineField
          type="time"
          label={text.make.ends}
          value={fields.ends}
          onChange={(ends) => draft.change({ ends })}
        />
      </div>
      <LineField label={text.make.place} value={fields.place} onChange={(place) => draft.change({ place })} />
      <LineField
        label={text.make.municipalities}
        help={text.make.municipalitiesHelp}
        value={fields.municipalities}
        onChange={(municipalities) => draft.change({ municipalities })}
      />
      <Choices
        legend={text.make.streamed}
        value={fields.streamed}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: text.make[value] }))}
        onChange={(streamed) => draft.change({ streamed })}
      />
    </DraftSheet>
  );
}
