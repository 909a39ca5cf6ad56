import { useId, useState } from 'preact/hooks';
import type { StatementStatus } from '#protocol/statement-settings.ts';
import { learningExportText } from '../../text/later/learning-export-text.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckRows } from '../../ui/check-rows.tsx';
import { putStatementSettings, type StatementRefusal } from './ask-statements.ts';

type Props = {
  readonly status: StatementStatus;
  readonly onSaved: (status: StatementStatus) => void;
};

/** Address and key. What is typed as the secret is sent once and not kept here. */
export function ExportForm({ status, onSaved }: Props) {
  const { language } = useText();
  const text = learningExportText(language);
  const id = useId();
  const [isOn, setOn] = useState(status.enabled);
  const [endpoint, setEndpoint] = useState(status.endpoint);
  const [keyName, setKeyName] = useState(status.keyName);
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState<StatementRefusal>();
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setSaid('');
    const answer = await putStatementSettings({
      enabled: isOn,
      endpoint,
      keyName,
      ...(secret === '' ? {} : { secret }),
    });
    setBusy(false);
    setWrong(answer.ok ? undefined : answer.reason);
    if (!answer.ok) return;
    setSecret('');
    setSaid(text.saved);
    onSaved(answer.value);
  };
  return (
    <form
      class="v-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <CheckRows
        legend={text.title}
        options={[{ value: 'on', label: text.on }]}
        chosen={isOn ? ['on'] : []}
        onChange={(chosen) => setOn(chosen.includes('on'))}
      />
      <div class="ds-field">
        <label class="ds-label" for={`${id}-endpoint`}>
          {text.endpoint}
        </label>
        <div data-field="description" id={`${id}-endpoint-help`}>
          {text.endpointHelp}
        </div>
        <input
          id={`${id}-endpoint`}
          class="ds-input"
          type="url"
          inputMode="url"
          autoCapitalize="none"
          aria-describedby={`${id}-endpoint-help`}
          aria-invalid={wrong === 'endpoint'}
          value={endpoint}
          onInput={({ currentTarget }) => setEndpoint(currentTarget.value)}
        />
      </div>
      <div class="ds-field">
        <label class="ds-label" for={`${id}-key`}>
          {text.keyName}
        </label>
        <input
          id={`${id}-key`}
          class="ds-input"
          autoCapitalize="none"
          value={keyName}
          onInput={({ currentTarget }) => setKeyName(currentTarget.value)}
        />
      </div>
      <div class="ds-field">
        <label class="ds-label" for={`${id}-secret`}>
          {text.secret}
        </label>
        <div data-field="description" id={`${id}-secret-help`}>
          {status.hasSecret ? text.secretKept : text.secretHelp}
        </div>
        <input
          id={`${id}-secret`}
          class="ds-input"
          type="password"
          autoComplete="off"
          aria-describedby={`${id}-secret-help`}
          aria-invalid={wrong === 'secret'}
          value={secret}
          onInput={({ currentTarget }) => setSecret(currentTarget.value)}
        />
      </div>
      <p role="alert" class="v-missing">
        {wrong ? text.wrong[wrong] : ''}
      </p>
      <p role="status" class="v-said">
        {said}
      </p>
      <Button type="submit" wide busy={isBusy}>
        {text.save}
      </Button>
    </form>
  );
}
