import { useState } from 'preact/hooks';
import { memberField } from '#domain/learning/group-members.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { toPatch } from '../../device/to-patch.ts';
import { useKind } from '../../device/use-device.ts';
import { DraftSheet } from '../../sheet-drafts/draft-sheet.tsx';
import { useSheetDraft } from '../../sheet-drafts/use-sheet-draft.ts';
import { learningGroupText } from '../../text/later/learning-group-text.ts';
import { useText } from '../../text/use-text.ts';
import { ColleagueChoice } from '../../work/colleague-choice.tsx';
import { useWrite } from '../../work/use-write.ts';
import { LineField } from '../../ui/line-field.tsx';

type Props = {
  readonly group: Kept<'learningGroup'>;
  readonly today: Day;
  readonly onClose: () => void;
};

/** Somebody from any workplace, from today on: also in the middle of the plan. */
export function MemberSheet({ group, today, onClose }: Props) {
  const { language } = useText();
  const { people: text, ...rest } = learningGroupText(language);
  const { write, isBusy, failed } = useWrite();
  const staff = useKind('staff') ?? [];
  const units = useKind('unit') ?? [];
  const [isAsked, setAsked] = useState(false);
  const { members, leaderId } = group.body;
  const known = new Set([leaderId, ...members.map(({ staffId }) => staffId)]);
  const draft = useSheetDraft(
    { id: `group-member:${group.id}`, about: group.id },
    { staffId: '', workplace: '' },
  );
  const { staffId, workplace } = draft.fields;
  const colleagues = staff
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'nb'));
  const unitOf = (id: string): string => {
    const unitId = staff.find((one) => one.id === id)?.body.roles[0]?.unitId;
    return units.find((unit) => unit.id === unitId)?.body.name ?? '';
  };
  const save = () => {
    if (staffId === '') return setAsked(true);
    const place = workplace.trim();
    const member = {
      staffId,
      // Also before the group begins: its first meeting may be moved forward, and then she is at it.
      from: today,
      to: null,
      ...(place === '' ? {} : { workplace: place }),
    };
    void write(
      toPatch('learningGroup', group, { [memberField(staffId)]: member }),
      () => {
        draft.end();
        onClose();
      },
      draft.id,
    );
  };
  return (
    <DraftSheet
      draft={draft}
      title={text.addTitle}
      save={text.addSave}
      cancel={rest.cancel}
      problem={failed ? rest.failed : isAsked && staffId === '' ? text.choose : ''}
      isBusy={isBusy}
      onSave={save}
      onClose={onClose}
    >
      <ColleagueChoice
        colleagues={colleagues}
        value={staffId === '' ? undefined : staffId}
        onChange={(chosen) => draft.change({ staffId: chosen, workplace: unitOf(chosen) })}
      />
      <LineField
        label={text.workplace}
        help={text.workplaceHelp}
        value={workplace}
        onChange={(typed) => draft.change({ workplace: typed })}
      />
    </DraftSheet>
  );
}
