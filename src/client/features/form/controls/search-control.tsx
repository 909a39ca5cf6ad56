import { useMemo, useRef, useState } from 'preact/hooks';
import type { AnswerOption, QuestionnaireResponseAnswer } from '#domain/fhir/types.ts';
import { toAnswerText } from '../answer-text.ts';
import type { ControlProps } from '../control-props.ts';
import { useForm } from '../form-scope.ts';
import { toOptionText } from '../item-text.ts';
import { isSameValue, toBareValue } from '#domain/forms/same-value.ts';
import { toSearchKey } from './search-key.ts';

/** So many hits are drawn; writing more letters finds the rest. */
const shownHits = 30;

type Hit = { readonly option: AnswerOption; readonly words: string };

/**
 * A long list, searched by what is written: a combobox whose hits stand in the page, where a phone's keyboard
 * does not cover them. Every word written must begin a word of the option.
 */
export function SearchControl({ state, id, put, describedBy, isInvalid }: ControlProps) {
  const { text, announce } = useForm();
  const { item, options, answer } = state;
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const all = useMemo(
    () =>
      options.map((option) => {
        const words = toOptionText(option, text.language);
        return {
          option,
          words,
          key: ` ${toSearchKey(words)} ${toSearchKey(option.valueCoding?.code ?? '')}`,
        };
      }),
    [options, text.language],
  );
  const parts = toSearchKey(query).split(' ').filter(Boolean);
  const hits: readonly Hit[] = all.filter(({ key }) => parts.every((part) => key.includes(` ${part}`)));
  const shown = hits.slice(0, shownHits);
  const isFree = item.type === 'open-choice' && query.trim() !== '';
  const isChosen = (option: AnswerOption) => answer.some((value) => isSameValue(option, value));

  const close = () => {
    setOpen(false);
    setActive(-1);
    setQuery('');
    if (field.current) field.current.value = '';
  };
  const add = (value: QuestionnaireResponseAnswer) => {
    if (!item.repeats) put([value]);
    else if (!answer.some((one) => isSameValue(one, value))) put([...answer, value]);
    announce(text.form.chosen(toAnswerText(value, item, text)));
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const next = event.key === 'ArrowDown' ? Math.min(last, active + 1) : Math.max(0, active - 1);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      const hit = shown[active] ?? (shown.length === 1 ? shown[0] : undefined);
      if (isOpen) event.preventDefault();
      if (isOpen && hit) add(toBareValue(hit.option));
      else if (isOpen && isFree) add({ valueString: query.trim() });
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  };
  return (
    <div
      class="vf-search"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) close();
      }}
    >
      {answer.length > 0 && (
        <ul class="vf-chosen">
          {answer.map((value, index) => {
            const words = toAnswerText(value, item, text);
            return (
              <li key={index}>
                <span>{words}</span>
                <button
                  type="button"
                  class="ds-button"
                  data-variant="tertiary"
                  aria-label={text.form.removeChosen(words)}
                  onClick={() => put(answer.filter((one) => one !== value))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <input
        ref={field}
        id={id}
        class="ds-input vf-search-field"
        type="text"
        role="combobox"
        enterkeyhint="search"
        autoComplete="off"
        placeholder={text.form.search}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        aria-required={state.required || undefined}
        onClick={() => setOpen(true)}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} class="vf-hits" role="listbox" aria-label={text.form.search} hidden={!isOpen}>
        {isOpen &&
          shown.map(({ option, words }, index) => (
            <div
              key={words + String(index)}
              id={`${id}-${index}`}
              class="vf-hit"
              role="option"
              tabIndex={-1}
              aria-selected={isChosen(option)}
              data-active={index === active || undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => add(toBareValue(option))}
            >
              {words}
            </div>
          ))}
        {isOpen && isFree && (
          <div
            class="vf-hit"
            role="option"
            tabIndex={-1}
            aria-selected={false}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add({ valueString: query.trim() })}
          >
            {`${text.form.otherAnswer}: ${query.trim()}`}
          </div>
        )}
      </div>
      {isOpen && (
        <p class="vf-hint" role="log">
          {hits.length === 0
            ? text.form.searchNone
            : hits.length > shownHits
              ? text.form.searchMore(shownHits, hits.length)
              : text.form.searchHits(hits.length)}
        </p>
      )}
    </div>
  );
}
