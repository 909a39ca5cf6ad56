import { useId, useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { useDevice } from '../device/use-device.ts';
import { DraftSheet } from '../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../sheet-drafts/use-sheet-draft.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';
import { Choices } from '../ui/choices.tsx';
import { writePlan } from './write-plan.ts';

type Props = {
  readonly person: Kept<'person'>;
  readonly plan: Kept<'vitalsPlan'> | undefined;
  readonly today: Day;
  readonly onClose: () => void;
};

/** Scale 2 with the doctor who decided it and when, and what is usual for the person. */
export function PlanSheet({ person, plan: planNow, today, onClose }: Props) {
  // What stood when it was opened: what a colleague decides meanwhile is not answered by what one never saw.
  const [plan] = useState(planNow);
  const { language } = useText();
  const text = vitalsText(language).plan;
  const { store, deliverSigned } = useDevice();
  const id = useId();
  const before = plan?.body.scale2;
  const isInForce = before != null && (before.until === null || before.until >= today);
  const draft = useSheetDraft(
    { id: `vitals-plan:${person.id}`, about: person.id },
    {
      scale: isInForce ? '2' : '1',
      doctor: before?.doctor ?? '',
      on: before?.on ?? '',
      until: before?.until ?? '',
      usual: plan?.body.usual ?? '',
    },
  );
  const { scale, doctor, on, until, usual } = draft.fields;
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  const save = async () => {
    if (scale === '2') {
      if (doctor.trim() === '') return setProblem(text.doctorMissing);
      if (on === '' || on > today) return setProblem(text.dayMissing);
      if (until !== '' && until < on) return setProblem(text.untilWrong);
    }
    setProblem('');
    setBusy(true);
    try {
      // A decision that has run out stays as what it was.
      const isUntouched = scale === '1' && !isInForce;
      const fields = {
        ...(isUntouched
          ? {}
          : {
              scale2:
                scale === '2' ? { doctor: doctor.trim(), on, until: until === '' ? null : until } : null,
            }),
        usual: usual.trim() === '' ? null : usual.trim(),
      };
      await writePlan(store, person, plan, fields, draft.id);
      draft.end();
      deliverSigned();
      onClose();
    } catch {
      setProblem(text.failed);
      setBusy(false);
    }
  };

  return (
    <DraftSheet
      draft={draft}
      title={text.title(person.body.given)}
      save={text.save}
      cancel={text.cancel}
      problem={problem}
      isBusy={isBusy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Choices
        legend={text.scale}
        value={scale}
        options={[
          { value: '1', label: text.first },
          { value: '2', label: text.second },
        ]}
        onChange={(chosen) => draft.change({ scale: chosen })}
      />
      <p class="v-quiet v-small">{text.scaleHelp}</p>
      {scale === '2' && (
        <>
          <div class="ds-field">
            <label class="ds-label" for={`${id}-doctor`}>
              {text.doctor}
            </label>
            <input
              id={`${id}-doctor`}
              class="ds-input"
              maxLength={200}
              autoComplete="off"
              value={doctor}
              onInput={({ currentTarget }) => draft.change({ doctor: currentTarget.value })}
            />
          </div>
          <div class="ds-field">
            <label class="ds-label" for={`${id}-on`}>
              {text.on}
            </label>
            <input
              id={`${id}-on`}
              class="ds-input"
              type="date"
              max={today}
              value={on}
              onInput={({ currentTarget }) => draft.change({ on: currentTarget.value })}
            />
          </div>
          <div class="ds-field">
            <label class="ds-label" for={`${id}-until`}>
              {text.until}
            </label>
            <input
              id={`${id}-until`}
              class="ds-input"
              type="date"
              min={on}
              value={until}
              onInput={({ currentTarget }) => draft.change({ until: currentTarget.value })}
            />
          </div>
        </>
      )}
      <div class="ds-field">
        <label class="ds-label" for={`${id}-usual`}>
          {text.usual}
        </label>
        <div data-field="description" id={`${id}-usual-help`}>
          {text.usualHelp}
        </div>
        <textarea
          id={`${id}-usual`}
          class="ds-input"
          rows={2}
          maxLength={500}
          aria-describedby={`${id}-usual-help`}
          value={usual}
          onInput={({ currentTarget }) => draft.change({ usual: currentTarget.value })}
        />
      </div>
    </DraftSheet>
  );
}
