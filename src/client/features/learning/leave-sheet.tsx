import { useId, useState } from 'preact/hooks';
import { toPaused, toStopped } from '#domain/learning/enrolment-changes.ts';
import type { Day } from '#domain/time/day.ts';
import { learningReasons } from '#protocol/learning-reasons.ts';
import { useStore } from '../../device/use-device.ts';
import { DraftSheet } from '../../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { permText } from '../../text/later/perm-text.ts';
import { useText } from '../../text/use-text.ts';
import { patchEnrolment } from './patch-enrolment.ts';
import type { Perm } from './to-perms.ts';

type Props = {
  readonly how: 'pause' | 'stop';
  readonly perm: Perm;
  readonly today: Day;
  readonly onClose: () => void;
};

/** A pause or an end, with a reason that may be counted and words that are hers alone. */
export function LeaveSheet({ how, perm, today, onClose }: Props) {
  const { language } = useText();
  const text = permText(language);
  const store = useStore();
  const name = useId();
  const { enrolment } = perm;
  const draft = useSheetDraft(
    { id: `perm-${how}:${enrolment.id}`, about: enrolment.id },
    { code: '', words: '' },
  );
  const [isMissing, setMissing] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { words } = draft.fields;
  const code = learningReasons.find((one) => one === draft.fields.code);

  const save = async () => {
    setMissing(code === undefined);
    setFailed(false);
    if (code === undefined) return;
    setBusy(true);
    const change = how === 'pause' ? toPaused : toStopped;
    try {
      const fields = change(enrolment.body, { code, words }, today);
      await store.write(patchEnrolment(perm, fields), { endsSheet: draft.id });
      draft.end();
      onClose();
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  const problem = isMissing && code === undefined ? text.whyMissing : hasFailed ? text.failed : undefined;
  return (
    <DraftSheet
      draft={draft}
      title={text[how].title}
      save={text[how].save}
      cancel={text.cancel}
      isBusy={isBusy}
      {...(problem === undefined ? {} : { problem })}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>{text[how].text}</p>
      <fieldset class="v-checks">
        <legend class="v-checks__legend">{text.why}</legend>
        {learningReasons.map((option) => (
          <div key={option} class="v-checks__line">
            <label class="v-checks__row">
              <input
                type="radio"
                name={name}
                checked={option === code}
                onChange={() => draft.change({ code: option })}
              />
              <span>{text.reasons[option]}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <p class="v-quiet v-small">{text.whySeen}</p>
      <div class="ds-field">
        <label class="ds-label" for={`${name}-words`}>
          {text.words}
        </label>
        <textarea
          id={`${name}-words`}
          class="ds-input"
          rows={2}
          maxLength={500}
          value={words}
          onInput={({ currentTarget }) => draft.change({ words: currentTarget.value })}
        />
      </div>
    </DraftSheet>
  );
}
