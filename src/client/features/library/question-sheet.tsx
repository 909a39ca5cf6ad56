import { useState } from 'preact/hooks';
import type { LocalQuestion } from '#domain/visits/local-themes.ts';
import { DraftSheet } from '../../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { themesText } from '../../text/later/themes-text.ts';
import { useText } from '../../text/use-text.ts';
import { DetailField } from '../../ui/detail-field.tsx';

type Props = {
  /** The theme it belongs to. */
  readonly theme: string;
  /** Null: a new one. */
  readonly question: LocalQuestion | null;
  readonly onSave: (nb: string, nn: string) => void;
  readonly onClose: () => void;
};

/** A question in both forms of Norwegian. */
export function QuestionSheet({ theme, question, onSave, onClose }: Props) {
  const { common, language } = useText();
  const { sheet: text } = themesText(language);
  const draft = useSheetDraft(
    { id: `question:${theme}:${question?.linkId ?? ''}`, about: '' },
    { nb: question?.nb ?? '', nn: question?.nn ?? '' },
  );
  const { nb, nn } = draft.fields;
  const [isAsked, setAsked] = useState(false);
  const save = () => {
    if (nb.trim() === '') return setAsked(true);
    draft.end();
    onSave(nb.trim(), nn.trim());
  };
  return (
    <DraftSheet
      draft={draft}
      title={question ? text.change : text.add}
      save={text.save}
      cancel={common.cancel}
      isBusy={false}
      onSave={save}
      onClose={onClose}
    >
      <div class="v-stack">
        <DetailField
          label={text.nb}
          value={nb}
          fault={isAsked && nb.trim() === '' ? text.missing : undefined}
          onInput={(typed) => draft.change({ nb: typed })}
          long
        />
        <DetailField
          label={text.nn}
          help={text.nnHelp}
          value={nn}
          onInput={(typed) => draft.change({ nn: typed })}
          long
        />
      </div>
    </DraftSheet>
  );
}
