import { useId, useState } from 'preact/hooks';
import { foldWords } from '#domain/persons/search-words.ts';
import type { Kept } from '#store/device-store.ts';
import { workText } from '../text/later/work-text.ts';
import { useFirstText } from '../text/use-text.ts';
import './colleague-choice.css';

type Props = {
  readonly colleagues: readonly Kept<'staff'>[];
  readonly value: string | undefined;
  readonly onChange: (staffId: string) => void;
};

/** More than fill a sheet are looked for by name. */
const fewEnough = 7;

/** The colleagues of a unit, one big row each. */
export function ColleagueChoice({ colleagues, value, onChange }: Props) {
  const { language } = useFirstText();
  const text = workText(language);
  const id = useId();
  const [query, setQuery] = useState('');
  const wanted = ` ${foldWords(query)}`;
  const found = colleagues.filter(({ body }) => ` ${foldWords(body.name)}`.includes(wanted));
  return (
    <fieldset class="v-colleagues">
      <legend class="v-hidden">{text.handOverTo}</legend>
      {colleagues.length > fewEnough && (
        <input
          class="ds-input"
          type="search"
          aria-label={text.search}
          placeholder={text.search}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      )}
      {found.map((colleague) => (
        <label key={colleague.id} class="v-colleagues__row">
          <input
            type="radio"
            class="ds-input"
            name={id}
            checked={colleague.id === value}
            onChange={() => onChange(colleague.id)}
          />
          <span>
            {colleague.body.name}
            <span class="v-colleagues__title">{colleague.body.title}</span>
          </span>
        </label>
      ))}
      {found.length === 0 && (
        <p role="status" class="v-quiet">
          {text.nobodyFound}
        </p>
      )}
    </fieldset>
  );
}
