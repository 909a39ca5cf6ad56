import { useId, useState } from 'preact/hooks';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { useText } from '../../text/use-text.ts';
import { Choices } from '../../ui/choices.tsx';

type Place = { readonly value: string; readonly label: string };
type Props = {
  readonly places: readonly Place[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** As many as stand on a phone without scrolling; the rest are found by their names. */
const shown = 6;

/** Who practises: one's own first, and any of the others by a search. */
export function PlaceChoice({ places, value, onChange }: Props) {
  const { language } = useText();
  const { about: text } = exerciseText(language);
  const id = useId();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase('nb');
  const found = places.filter(({ label }) => label.toLocaleLowerCase('nb').includes(wanted));
  const first = found.slice(0, shown);
  const chosen = places.find((place) => place.value === value);
  const options = chosen && !first.includes(chosen) ? [chosen, ...first] : first;
  return (
    <>
      {places.length > shown && (
        <label class="ds-field" for={id}>
          <span class="ds-label">{text.findUnit}</span>
          <input
            id={id}
            type="search"
            class="ds-input"
            autoComplete="off"
            value={words}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
        </label>
      )}
      <Choices legend={text.where} value={value} options={options} onChange={onChange} />
      <p class="v-quiet v-small" role="status">
        {places.length > shown && text.units(first.length, found.length)}
      </p>
    </>
  );
}
