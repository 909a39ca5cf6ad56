import { useId, useState } from 'preact/hooks';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ColleagueChoice } from '../../work/colleague-choice.tsx';
import type { ExerciseWork } from './use-exercise.ts';

type Who = { readonly staffId: string | null; readonly name: string };
type Props = {
  readonly work: ExerciseWork;
  readonly title: string;
  /** Null: nobody has it. */
  readonly onGive: (who: Who | null) => void;
  readonly onClose: () => void;
};

/** A colleague by name, or anybody else around the table. */
export function RoleSheet({ work, title, onGive, onClose }: Props) {
  const { language, common } = useText();
  const { roles: text } = exerciseText(language);
  const id = useId();
  const [name, setName] = useState('');
  const { unitId } = work.exercise.body;
  const colleagues = work.staff
    .filter(({ body }) => unitId === null || body.roles.some((role) => role.unitId === unitId))
    .toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'nb'));
  return (
    <Sheet
      title={title}
      onClose={onClose}
      foot={
        <>
          {name.trim() !== '' && (
            <Button wide onClick={() => onGive({ staffId: null, name: name.trim() })}>
              {text.save}
            </Button>
          )}
          <Button wide variant="secondary" color="neutral" onClick={() => onGive(null)}>
            {text.clear}
          </Button>
          <Button wide variant="tertiary" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      <ColleagueChoice
        colleagues={colleagues}
        value={undefined}
        onChange={(staffId) =>
          onGive({ staffId, name: colleagues.find((one) => one.id === staffId)?.body.name ?? staffId })
        }
      />
      <label class="ds-field" for={id}>
        <span class="ds-label">{text.other}</span>
        <input
          id={id}
          class="ds-input"
          maxLength={200}
          placeholder={text.name}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
    </Sheet>
  );
}
