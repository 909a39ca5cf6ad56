import { useState } from 'preact/hooks';
import { type FollowUpSource, toFollowUp } from '#domain/follow-ups/follow-up.ts';
import { addDays, type Day } from '#domain/time/day.ts';
import { useKind, useStore } from '../device/use-device.ts';
import { useToday } from '../device/use-today.ts';
import { DraftSheet } from '../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../sheet-drafts/use-sheet-draft.ts';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import { Choices } from '../ui/choices.tsx';
import { ColleagueChoice } from './colleague-choice.tsx';
import { toColleagues } from './colleagues.ts';
import { DayChoice } from './day-choice.tsx';
import { useWrite } from './use-write.ts';
import { WordsField } from './words-field.tsx';

type Props = {
  /** Null for what concerns the unit and nobody in it. */
  readonly personId: string | null;
  readonly unitId: string;
  readonly source?: FollowUpSource | undefined;
  /** What it begins with, to be changed as one likes. */
  readonly start?: { readonly what: string; readonly due: Day } | undefined;
  /** Called as the sheet goes, with what was done; empty when nothing was. */
  readonly onClose: (said: string) => void;
};

/** What, when and who: in a week and oneself unless something else is chosen. */
export function NewFollowUpSheet({ personId, unitId, source, start, onClose }: Props) {
  const { language } = useFirstText();
  const text = workText(language);
  const { staffId } = useStore();
  const today = useToday();
  const staff = useKind('staff') ?? [];
  const unit = useKind('unit')?.find(({ id }) => id === unitId)?.body.name ?? '';
  const { write, isBusy, failed } = useWrite();
  const draft = useSheetDraft(
    { id: `follow-up:${source?.id ?? personId ?? unitId}`, about: source?.id ?? personId ?? unitId },
    { what: start?.what ?? '', due: start?.due ?? addDays(today, 7), who: 'me', colleague: '' },
  );
  const { what, due, who, colleague } = draft.fields;
  const [isAsked, setAsked] = useState(false);
  const isMissing = what.trim() === '';
  const isNobody = who === 'colleague' && colleague === '';
  const save = () => {
    if (isMissing || isNobody) return setAsked(true);
    const owner = who === 'me' ? staffId : who === 'unit' ? null : colleague;
    const id = crypto.randomUUID();
    void write(
      toFollowUp({ id, personId, unitId, what, due, owner, source }),
      () => {
        draft.end();
        onClose(text.said.made);
      },
      draft.id,
    );
  };
  return (
    <DraftSheet
      draft={draft}
      title={text.make.title}
      save={text.make.save}
      cancel={text.close}
      problem={failed ? text.failed : isAsked && isNobody ? text.chooseFirst : ''}
      isBusy={isBusy}
      onSave={save}
      onClose={() => onClose('')}
    >
      {personId === null && <p class="v-quiet">{text.make.forUnit(unit)}</p>}
      <WordsField
        label={text.make.what}
        help={text.make.whatHelp}
        value={what}
        rows={2}
        maxLength={300}
        problem={isAsked && isMissing ? text.make.missing : ''}
        onChange={(typed) => draft.change({ what: typed })}
      />
      <DayChoice
        legend={text.make.when}
        today={today}
        value={due}
        onChange={(day) => draft.change({ due: day })}
      />
      <Choices
        legend={text.make.who}
        value={who}
        options={[
          { value: 'me', label: text.make.me },
          { value: 'unit', label: unit },
          { value: 'colleague', label: text.make.colleague },
        ]}
        onChange={(chosen) => draft.change({ who: chosen })}
      />
      {who === 'colleague' && (
        <ColleagueChoice
          colleagues={toColleagues(staff, unitId, staffId)}
          value={colleague === '' ? undefined : colleague}
          onChange={(chosen) => draft.change({ colleague: chosen })}
        />
      )}
    </DraftSheet>
  );
}
