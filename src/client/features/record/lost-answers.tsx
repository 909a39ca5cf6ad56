import { moveText } from '../../text/later/move-text.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from '../../ui/section.tsx';

export type LostAnswer = {
  readonly key: string;
  readonly question: string;
  readonly answer: string;
  /** Why it cannot come along. */
  readonly reason: string;
};

type Props = {
  readonly lost: readonly LostAnswer[];
  /** Keys of those she has ticked. */
  readonly agreed: ReadonlySet<string>;
  readonly onAgree: (agreed: ReadonlySet<string>) => void;
  /** She wanted to move before everything was ticked. */
  readonly isAsked: boolean;
};

/** Each answer that has no place in the new version, to be let go one by one, or all of them. */
export function LostAnswers({ lost, agreed, onAgree, isAsked }: Props) {
  const { language } = useText();
  const text = moveText(language);
  const isAll = lost.every(({ key }) => agreed.has(key));
  const tick = (key: string, on: boolean) =>
    onAgree(new Set(on ? [...agreed, key] : [...agreed].filter((other) => other !== key)));
  const missing = lost.filter(({ key }) => !agreed.has(key)).length;
  return (
    <Section title={text.lost} count={lost.length}>
      <p>{text.lostText}</p>
      <ul class="v-move__list">
        {lost.map(({ key, question, answer, reason }) => (
          <li key={key} class="v-move__answer v-move__lost" data-color="warning">
            <span>{question}</span>
            <strong>{answer}</strong>
            <span class="v-small">{reason}</span>
            <label class="v-move__tick">
              <input
                type="checkbox"
                class="ds-input"
                checked={agreed.has(key)}
                aria-label={`${text.lostOk}: ${question}`}
                onChange={({ currentTarget }) => tick(key, currentTarget.checked)}
              />
              <span>{text.lostOk}</span>
            </label>
          </li>
        ))}
      </ul>
      {lost.length > 1 && (
        <label class="v-move__tick">
          <input
            type="checkbox"
            class="ds-input"
            checked={isAll}
            onChange={({ currentTarget }) =>
              onAgree(new Set(currentTarget.checked ? lost.map(({ key }) => key) : []))
            }
          />
          <span>{text.allLostOk(String(lost.length))}</span>
        </label>
      )}
      <p class="v-move__asked" data-color="danger" role="alert">
        {isAsked ? text.confirmMissing(String(missing)) : ''}
      </p>
    </Section>
  );
}
