import { useId, useState } from 'preact/hooks';
import type { Workplace } from '#domain/learning/enrolment-changes.ts';
import type { Kept } from '#store/device-store.ts';
import { permText } from '../../text/later/perm-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly units: readonly Kept<'unit'>[];
  readonly workplaces: readonly Workplace[];
  readonly isBusy: boolean;
  readonly onChoose: (unitId: string) => void;
};

/** Where she works now, and has worked while she worked through the perm. */
export function WorkplaceChoice({ units, workplaces, isBusy, onChoose }: Props) {
  const { formats, language } = useText();
  const text = permText(language).workplace;
  const id = useId();
  const current = workplaces.at(-1)?.unitId ?? '';
  const [chosen, setChosen] = useState(current);
  const nameOf = (unitId: string): string => units.find((unit) => unit.id === unitId)?.body.name ?? text.none;
  const listed = units.toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'nb'));
  return (
    <div class="v-stack v-workplace">
      <div class="ds-field">
        <label class="ds-label" for={id}>
          {text.choose}
        </label>
        <select
          id={id}
          class="ds-input"
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {current === '' && <option value="">{text.none}</option>}
          {listed.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.body.name}
            </option>
          ))}
        </select>
      </div>
      <ul class="v-quiet v-small" aria-label={text.title} aria-live="polite">
        {workplaces.map(({ unitId, from }) => (
          <li key={`${unitId}${from}`}>{text.since(nameOf(unitId), formats.dayFull(from))}</li>
        ))}
      </ul>
      {chosen !== '' && chosen !== current && (
        <Button wide busy={isBusy} onClick={() => onChoose(chosen)}>
          {text.save}
        </Button>
      )}
      <p class="v-quiet v-small">{text.help}</p>
    </div>
  );
}
