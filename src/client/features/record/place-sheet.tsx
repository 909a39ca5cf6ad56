import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Questionnaire, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { answerPlaces, type AnswerPlace } from '#domain/forms/answer-places.ts';
import type { FormSession } from '#domain/forms/form-session.ts';
import { openForm } from '#domain/forms/open-form.ts';
import type { StrayAnswer } from '#domain/forms/stray-answers.ts';
import { moveText } from '../../text/later/move-text.ts';
import { translated } from '../../text/translated.ts';
import { useText, type Text } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toAnswerWords } from './answer-words.ts';
import './place-sheet.css';

export type ChosenPlace = AnswerPlace & { readonly name: string };

type Props = {
  readonly questionnaire: Questionnaire;
  readonly response: QuestionnaireResponse;
  readonly stray: StrayAnswer;
  /** The question it was an answer to. */
  readonly question: string;
  readonly today: string;
  readonly onPlace: (place: ChosenPlace) => void;
  readonly onClose: () => void;
};

/** Where an answer without a place may go, each with what stands there now; nothing moves before she says so. */
export function PlaceSheet({ questionnaire, response, stray, question, today, onPlace, onClose }: Props) {
  const words = useText();
  const { place: text } = moveText(words.language);
  const said = toAnswerWords(stray.answer, words);
  const session = useMemo(
    () => openForm(questionnaire, { response, today }),
    [questionnaire, response, today],
  );
  useEffect(() => () => session.close(), [session]);
  const places = useMemo(
    () =>
      answerPlaces(session, stray.answer, `${question} ${said}`).map((place) => ({
        ...place,
        name: nameOf(session, place.path, words),
      })),
    [session, stray, question, said, words],
  );
  const [chosen, setChosen] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const place = places.find(({ path }) => path === chosen);
  const part = (as: AnswerPlace['as']) => places.filter((one) => one.as === as);
  return (
    <Sheet
      title={text.title}
      onClose={onClose}
      foot={
        <>
          {places.length > 0 && (
            <Button wide onClick={() => (place ? onPlace(place) : setAsked(true))}>
              {text.go}
            </Button>
          )}
          <Button variant="tertiary" wide onClick={onClose}>
            {text.back}
          </Button>
        </>
      }
    >
      <p>
        {`${question} `}
        <strong>{said}</strong>
      </p>
      {places.length === 0 && <p>{text.none}</p>}
      <Places legend={text.asValue} places={part('value')} chosen={chosen} choose={setChosen} words={words} />
      <Places legend={text.asWords} places={part('words')} chosen={chosen} choose={setChosen} words={words} />
      <p role="alert" class="ds-validation-message v-place__ask" data-color="danger">
        {isAsked && !place ? text.ask : ''}
      </p>
    </Sheet>
  );
}

type PlacesProps = {
  readonly legend: string;
  readonly places: readonly ChosenPlace[];
  readonly chosen: string | undefined;
  readonly choose: (path: string) => void;
  readonly words: Text;
};

function Places({ legend, places, chosen, choose, words }: PlacesProps) {
  const name = useId();
  const { place: text } = moveText(words.language);
  if (places.length === 0) return null;
  return (
    <fieldset class="v-place">
      <legend>{legend}</legend>
      {places.map(({ path, name: question, replaces, as, state }) => {
        const stands = as === 'words' || state.item.repeats ? state.answer : [];
        return (
          <label key={path} class="v-place__row">
            <input
              type="radio"
              class="ds-input"
              name={name}
              checked={path === chosen}
              onChange={() => choose(path)}
            />
            <span>
              {question}
              {replaces.length > 0 && (
                <span class="v-place__now">{text.replaces(toAnswerWords(replaces, words))}</span>
              )}
              {stands.length > 0 && (
                <span class="v-place__now">{text.after(toAnswerWords(stands, words))}</span>
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** The question, after the names of the repeats it stands in: «Barn 2: Hva heter barnet?». */
function nameOf(session: FormSession, path: string, { language }: Text): string {
  const textAt = (at: string): string => {
    const state = session.item(at);
    return state ? (state.text ?? translated(state.item.text, state.item._text, language)) : '';
  };
  const repeats = [...path.matchAll(/\[[^[\]]*\](?=\/)/g)].flatMap(({ index, 0: bracket }) => {
    const at = path.slice(0, index + bracket.length);
    const linkId = session.item(at)?.item.linkId;
    const parent = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : null;
    const family = session.children(parent).filter((one) => session.item(one)?.item.linkId === linkId);
    return family.length > 1 ? [`${textAt(at)} ${family.indexOf(at) + 1}: `] : [];
  });
  return `${repeats.join('')}${textAt(path)}`;
}
