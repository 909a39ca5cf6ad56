import { useState } from 'preact/hooks';
import { toDone, toDropped } from '#domain/follow-ups/follow-up.ts';
import type { Kept } from '#store/device-store.ts';
import { TakenUpNotice } from '../sheet-drafts/taken-up-notice.tsx';
import { useSheetDraft } from '../sheet-drafts/use-sheet-draft.ts';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { StepSheet } from './step-sheet.tsx';
import { useWrite } from './use-write.ts';
import { WordsField } from './words-field.tsx';
import type { StepProps } from './work-sheet.tsx';

type Props = StepProps<Kept<'task'>> & { readonly as: 'done' | 'drop' };

/** Done, with what came of it; or not to be done, with why. */
export function FinishStep({ record, as, go, onDone, onClose }: Props) {
  const { language } = useFirstText();
  const text = workText(language);
  const { write, isBusy, failed } = useWrite();
  const draft = useSheetDraft({ id: `${as}:${record.id}`, about: record.id }, { words: '' });
  const { words } = draft.fields;
  const [isAsked, setAsked] = useState(false);
  const isMissing = as === 'drop' && words.trim() === '';
  const confirm = () => {
    if (isMissing) return setAsked(true);
    const operation = as === 'done' ? toDone(record, words) : toDropped(record, words);
    const said = as === 'done' ? text.said.done : text.said.dropped;
    void write(
      operation,
      () => {
        draft.end();
        onDone(said);
      },
      draft.id,
    );
  };
  if (!draft.isReady) return null;
  return (
    <StepSheet
      title={as === 'done' ? text.outcomeTitle : text.dropTitle}
      confirm={as === 'done' ? text.confirmDone : text.confirmDrop}
      color={as === 'done' ? 'accent' : 'danger'}
      problem={failed ? text.failed : ''}
      isBusy={isBusy}
      onConfirm={confirm}
      onBack={() => go('menu')}
      onClose={onClose}
    >
      <TakenUpNotice draft={draft} />
      <WordsField
        label={record.body.title}
        help={as === 'done' ? text.outcomeHelp : text.dropHelp}
        value={words}
        rows={3}
        maxLength={2000}
        problem={isAsked && isMissing ? text.reasonMissing : ''}
        onChange={(typed) => draft.change({ words: typed })}
      />
    </StepSheet>
  );
}
