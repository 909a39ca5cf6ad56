import type { LocalQuestion, LocalTheme } from '#domain/visits/local-themes.ts';
import { themesText } from '../../text/later/themes-text.ts';
import { translated } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckRows } from '../../ui/check-rows.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';

type Props = {
  readonly theme: LocalTheme;
  readonly onChange: (theme: LocalTheme) => void;
  /** A question to change, or null for a new one. */
  readonly onWrite: (question: LocalQuestion | null) => void;
};

/** One theme: whether it is part of the conversation, and which questions it has. */
export function ThemeEditor({ theme, onChange, onWrite }: Props) {
  const { language } = useText();
  const text = themesText(language);
  const { item, isOn, questions } = theme;
  const name = translated(item.text, item._text, language);
  const asked = questions.filter((question) => question.isOn);
  const told = isOn ? text.count(String(asked.length), String(questions.length)) : text.off;
  const wordsOf = ({ nb, nn }: LocalQuestion): string => (language === 'nn' && nn !== '' ? nn : nb);
  return (
    <Disclosure title={`${name} · ${told}`} long>
      <div class="v-stack">
        <label class="v-checks__row">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget }) => onChange({ ...theme, isOn: currentTarget.checked })}
          />
          <span>{text.themeOn}</span>
        </label>
        {isOn && (
          <>
            <CheckRows
              legend={text.questions}
              options={questions.map((question) => ({
                value: question.linkId,
                label: wordsOf(question),
                end: (
                  <Button
                    variant="tertiary"
                    label={text.changeNamed(wordsOf(question))}
                    onClick={() => onWrite(question)}
                  >
                    {text.change}
                  </Button>
                ),
              }))}
              chosen={asked.map(({ linkId }) => linkId)}
              onChange={(chosen) =>
                onChange({
                  ...theme,
                  questions: questions.map((question) => ({
                    ...question,
                    isOn: chosen.includes(question.linkId),
                  })),
                })
              }
            />
            <Button variant="secondary" wide label={text.addNamed(name)} onClick={() => onWrite(null)}>
              {text.add}
            </Button>
          </>
        )}
      </div>
    </Disclosure>
  );
}
