import { useEffect, useState } from 'preact/hooks';
import { useDevice } from '../../device/use-device.ts';
import { PlainPage } from '../../shell/plain-page.tsx';
import { Screen } from '../../shell/screen.tsx';
import { learningExportText } from '../../text/later/learning-export-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { askStatements, type StatementAnswer } from './ask-statements.ts';
import { ExportForm } from './export-form.tsx';
import { ExportState } from './export-state.tsx';

/** Where learning is told of outside: an administrator's, and an office job that needs network. */
export function LearningExportScreen() {
  const { language, common } = useText();
  const text = learningExportText(language);
  const { session } = useDevice();
  const isAdministrator = session.roles.some(({ role }) => role === 'administrator');
  const [answer, setAnswer] = useState<StatementAnswer>();
  const load = async () => setAnswer(await askStatements());
  useEffect(() => {
    if (isAdministrator) void load();
  }, [isAdministrator]);
  if (!isAdministrator) return <PlainPage title={text.notYours.title} text={text.notYours.text} />;
  return (
    <Screen title={text.title} lead={text.lead}>
      {!answer && <p role="status">{common.loading}</p>}
      {answer && !answer.ok && (
        <Notice
          color="warning"
          role="alert"
          action={
            <Button variant="secondary" onClick={() => void load()}>
              {text.reload}
            </Button>
          }
        >
          {text.wrong[answer.reason]}
        </Notice>
      )}
      {answer?.ok && (
        <>
          <ExportState status={answer.value} onSaved={(value) => setAnswer({ ok: true, value })} />
          <Notice color="neutral">{text.told}</Notice>
          <ExportForm status={answer.value} onSaved={(value) => setAnswer({ ok: true, value })} />
        </>
      )}
    </Screen>
  );
}
