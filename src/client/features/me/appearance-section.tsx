import { useAppearance } from '../../appearance/use-appearance.ts';
import { useText } from '../../text/use-text.ts';
import { Choices } from '../../ui/choices.tsx';

/** Language, theme and text size; each takes hold at once. */
export function AppearanceSection() {
  const { me: text } = useText();
  const { preferences, change } = useAppearance();
  return (
    <div class="v-stack v-me__choices">
      <Choices
        legend={text.language.title}
        value={preferences.language}
        options={[
          { value: 'nb', label: text.language.nb, lang: 'nb' },
          { value: 'nn', label: text.language.nn, lang: 'nn' },
          { value: 'en', label: text.language.en, lang: 'en' },
        ]}
        onChange={(language) => change({ language })}
      />
      <Choices
        legend={text.theme.title}
        value={preferences.theme}
        options={[
          { value: 'auto', label: text.theme.auto },
          { value: 'light', label: text.theme.light },
          { value: 'dark', label: text.theme.dark },
        ]}
        onChange={(theme) => change({ theme })}
      />
      <Choices
        legend={text.textSize.title}
        value={preferences.textSize}
        options={[
          { value: 'normal', label: text.textSize.normal },
          { value: 'large', label: text.textSize.large },
          { value: 'largest', label: text.textSize.largest },
        ]}
        onChange={(textSize) => change({ textSize })}
      />
    </div>
  );
}
