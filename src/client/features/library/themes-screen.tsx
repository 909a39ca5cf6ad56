import { Link } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { LocalQuestion, LocalTheme } from '#domain/visits/local-themes.ts';
import { addresses } from '../../addresses.ts';
import { useDevice } from '../../device/use-device.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { themesText } from '../../text/later/themes-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { mayAdd } from './may-add.ts';
import { QuestionSheet } from './question-sheet.tsx';
import { ThemeEditor } from './theme-editor.tsx';
import { useLocalThemes, type LocalThemes } from './use-local-themes.ts';
import './library.css';

/** What is being written: a question of a theme, a new one without `question`. */
type Writing = { readonly theme: LocalTheme; readonly question: LocalQuestion | null };

/** The municipality's own themes and questions: each change lies in a draft until somebody takes it into use. */
export function ThemesScreen() {
  const { common, language } = useText();
  const text = themesText(language);
  const { session } = useDevice();
  const local = useLocalThemes();
  if (local === undefined) return <Screen title={common.loading} documentTitle={text.title} />;
  if (local === null) return <PlainPage title={text.title} text={text.missing} />;
  if (!mayAdd(session)) return <PlainPage title={text.title} text={text.onlyLead} />;
  return <Themes local={local} />;
}

function Themes({ local }: { readonly local: LocalThemes }) {
  const { language } = useText();
  const text = themesText(language);
  const [writing, setWriting] = useState<Writing>();
  const [said, setSaid] = useState('');
  const { themes, inUse, draft } = local;
  const replace = (changed: LocalTheme) => {
    setSaid('');
    local.change(themes.map((theme) => (theme.code === changed.code ? changed : theme)));
  };
  const hasThemes = themes.some(({ isOn }) => isOn);
  return (
    <Screen title={text.title} lead={text.lead}>
      <div role="status" class="v-stack">
        {said !== '' && (
          <Notice color="accent" icon="delivered">
            {said}
          </Notice>
        )}
        <p class="v-quiet">{text.inUse(inUse)}</p>
        {draft !== null && <p>{text.draft(draft)}</p>}
      </div>
      <div>
        {themes.map((theme) => (
          <ThemeEditor
            key={theme.code}
            theme={theme}
            onChange={replace}
            onWrite={(question) => setWriting({ theme, question })}
          />
        ))}
      </div>
      {draft !== null && (
        <div class="v-stack">
          <p role="alert" class="v-missing">
            {hasThemes ? '' : text.noThemes}
          </p>
          {hasThemes && (
            <Button wide onClick={() => void local.publish().then(() => setSaid(text.published(draft)))}>
              {text.publish(draft)}
            </Button>
          )}
          <Button
            wide
            variant="tertiary"
            color="danger"
            onClick={() => void local.discard().then(() => setSaid(text.discarded))}
          >
            {text.discard}
          </Button>
        </div>
      )}
      <Link to={addresses.library} className="ds-button" data-variant="tertiary" data-fullwidth="">
        <Icon of="back" />
        {text.back}
      </Link>
      {writing && (
        <QuestionSheet
          theme={writing.theme.code}
          question={writing.question}
          onClose={() => setWriting(undefined)}
          onSave={(nb, nn) => {
            const { theme, question } = writing;
            const given = {
              linkId: question?.linkId ?? `${theme.code}-sporsmal-${crypto.randomUUID().slice(0, 8)}`,
              nb,
              nn,
              isOn: true,
            };
            replace({
              ...theme,
              questions: question
                ? theme.questions.map((one) => (one.linkId === question.linkId ? given : one))
                : [...theme.questions, given],
            });
            setWriting(undefined);
          }}
        />
      )}
    </Screen>
  );
}
