import { useMemo, useRef, useState } from 'preact/hooks';
import type { Questionnaire, QuestionnaireItem } from '#domain/fhir/types.ts';
import { visitItems } from '#domain/forms/mend/map-items.ts';
import { planMove, type ChangedAnswer, type Move, type MovedAnswer } from '#domain/forms/plan-move.ts';
import { toMove } from '#domain/forms/to-move.ts';
import type { Kept } from '#store/device-store.ts';
import { versionOf, type FormVersion } from './form-versions.ts';
import { useDevice } from '../../device/use-device.ts';
import { Screen } from '../../shell/screen.tsx';
import { moveText } from '../../text/later/move-text.ts';
import { translated } from '../../text/translated.ts';
import { useText, type Text } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { toAnswerWords } from './answer-words.ts';
import { LostAnswers, type LostAnswer } from './lost-answers.tsx';
import { PersonLine } from './person-line.tsx';
import './move-screen.css';

type Props = {
  readonly record: Kept<'response'>;
  readonly questionnaire: Questionnaire;
  readonly newer: FormVersion;
  readonly person: Kept<'person'> | null;
  readonly onMoved: () => void;
  readonly onKeep: () => void;
};

/** What a move to the newer version would do to each answer; nothing happens before it is chosen at the foot. */
export function MoveScreen({ record, questionnaire, newer, person, onMoved, onKeep }: Props) {
  const words = useText();
  const { language, record: recordText } = words;
  const text = moveText(language);
  const { store, deliverNow } = useDevice();
  const { response } = record.body;
  const plan = useMemo(
    () => planMove(questionnaire, newer.questionnaire, response),
    [questionnaire, newer, response],
  );
  const from = useMemo(() => textsOf(questionnaire, words), [questionnaire, words]);
  const to = useMemo(() => textsOf(newer.questionnaire, words), [newer, words]);
  const lost = toLost(plan, from, words);
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  const foot = useRef<HTMLDivElement>(null);
  // A store that does not take it is shown by the error boundary: nothing goes on as if it had.
  if (problem) throw problem.cause;
  const open = lost.filter(({ key }) => !agreed.has(key));

  const move = async () => {
    setMoving(true);
    try {
      const draft = { ...record.body, id: record.id, stamps: record.stamps };
      const named = {
        ...plan,
        lost: plan.lost.map((one) => ({ ...one, text: from.get(one.linkId) ?? one.text })),
      };
      await store.write([toMove(draft, named, newer.canonical)]);
      deliverNow();
      onMoved();
    } catch (cause) {
      setProblem({ cause });
    }
  };
  const ask = () => {
    if (open.length === 0) return void move();
    setAsked(true);
    const main = foot.current?.closest('main');
    main?.querySelector<HTMLInputElement>('.v-move__lost input:not(:checked)')?.focus();
  };
  const oldVersion = versionOf(record.body.questionnaire);
  return (
    <Screen
      title={text.title}
      documentTitle={recordText.documentTitle}
      lead={
        <div class="v-stack">
          <PersonLine person={person} />
          <span>{text.versions(oldVersion, newer.version)}</span>
          <span>{text.nothingMoved}</span>
        </div>
      }
    >
      {lost.length > 0 && (
        <LostAnswers lost={lost} agreed={agreed} onAgree={setAgreed} isAsked={isAsked && open.length > 0} />
      )}
      {plan.changed.length > 0 && (
        <Section title={text.changed} count={plan.changed.length}>
          <ul class="v-move__list">
            {plan.changed.map((one, index) => (
              <li key={`${one.linkId} ${index}`} class="v-move__answer">
                <span>{to.get(one.linkId) ?? one.text}</span>
                <strong>{toAnswerWords(one.answer, words)}</strong>
                <span class="v-quiet v-small">{text.changes[one.reason]}</span>
                <Before change={one} question={from.get(one.linkId) ?? one.was} words={words} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {plan.added.length > 0 && (
        <Section title={text.added} count={plan.added.length}>
          <ul class="v-move__list">
            {plan.added.map(({ linkId, text: added }) => (
              <li key={linkId} class="v-move__answer">
                {to.get(linkId) ?? added}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div class="v-stack">
        {plan.carried.length === 0 ? (
          <p class="v-quiet">{text.nothingCarried}</p>
        ) : (
          <Disclosure title={text.carried(String(plan.carried.length))} long>
            <ul class="v-move__list">
              {plan.carried.map((one, index) => (
                <Carried
                  key={`${one.linkId} ${index}`}
                  one={one}
                  question={to.get(one.linkId)}
                  words={words}
                />
              ))}
            </ul>
          </Disclosure>
        )}
        <p class="v-quiet v-small">{text.recalculated}</p>
      </div>
      <div class="v-stack" ref={foot}>
        <Button wide busy={isMoving} onClick={ask}>
          {text.go(newer.version)}
        </Button>
        <Button variant="secondary" wide onClick={onKeep}>
          {text.keep(oldVersion)}
        </Button>
      </div>
    </Screen>
  );
}

function Before({
  change: { reason, given },
  question,
  words,
}: {
  readonly change: ChangedAnswer;
  readonly question: string;
  readonly words: Text;
}) {
  const text = moveText(words.language);
  if (reason === 'type') return null;
  return (
    <span class="v-quiet v-small">
      {reason === 'wording' ? text.wasQuestion(question) : text.wasAnswer(toAnswerWords(given, words))}
    </span>
  );
}

function Carried({
  one,
  question,
  words,
}: {
  readonly one: MovedAnswer;
  readonly question: string | undefined;
  readonly words: Text;
}) {
  return (
    <li class="v-move__answer">
      <span>{question ?? one.text}</span>
      <strong>{toAnswerWords(one.answer, words)}</strong>
    </li>
  );
}

/** Each question as it is read in this language. */
function textsOf(questionnaire: Questionnaire, { language }: Text): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  visitItems(questionnaire.item, ({ linkId, text, _text }: QuestionnaireItem) => {
    const own = translated(text, _text, language);
    if (own !== '') texts.set(linkId, own);
  });
  return texts;
}

/** An answer that changes under her hands is another one: her word was about the one she saw. */
function toLost({ lost }: Move, from: ReadonlyMap<string, string>, words: Text): readonly LostAnswer[] {
  const text = moveText(words.language);
  return lost.map(({ linkId, text: own, answer, reason }, index) => {
    const said = toAnswerWords(answer, words);
    return {
      key: `lost ${index} ${linkId} ${said}`,
      question: from.get(linkId) ?? own,
      answer: said,
      reason: text.reasons[reason],
    };
  });
}
