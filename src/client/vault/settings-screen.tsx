import { useState } from 'preact/hooks';
import { defaultSettings, settingsBody, settingsId, type Settings } from '#protocol/settings.ts';
import type { Kept } from '#store/device-store.ts';
import { useDevice } from '../device/use-device.ts';
import { useWatch } from '../device/use-watch.ts';
import { Screen } from '../shell/screen.tsx';
import { Button } from '../ui/button.tsx';
import { toSettingsOperation } from './to-settings-operation.ts';
import { useVaultText } from './use-vault-text.ts';
import './vault.css';

type NumberField = 'leaseHours' | 'keptDays' | 'pinLength' | 'lockMinutes';

/** The same bounds as the schema's, in words a person can act on. */
const bounds: { readonly [F in NumberField]: readonly [number, number] } = {
  leaseHours: [1, 720],
  keptDays: [1, 3650],
  pinLength: [4, 12],
  lockMinutes: [1, 120],
};
const numberFields = Object.keys(bounds) as readonly NumberField[];

/** What the municipality decides about its devices. */
export function SettingsScreen() {
  const { settings: text } = useVaultText();
  const { store, session } = useDevice();
  const record = useWatch('settings', () => store.watchRecord('settings', settingsId));
  if (!session.roles.some(({ role }) => role === 'administrator')) {
    return <Screen title={text.title} lead={text.notAllowed} />;
  }
  return (
    <Screen title={text.title} lead={text.lead}>
      {record !== undefined && <SettingsForm record={record} />}
    </Screen>
  );
}

type Typed = { readonly [F in NumberField]: string };

const toTyped = (settings: Settings): Typed => ({
  leaseHours: String(settings.leaseHours),
  keptDays: settings.keptDays === null ? '' : String(settings.keptDays),
  pinLength: String(settings.pinLength),
  lockMinutes: String(settings.lockMinutes),
});

const toNumber = (field: NumberField, words: string): number | null =>
  field === 'keptDays' && words.trim() === '' ? null : Number(words.trim().replace(',', '.') || Number.NaN);

function SettingsForm({ record }: { readonly record: Kept<'settings'> | null }) {
  const { settings: text } = useVaultText();
  const { store } = useDevice();
  const now = record?.body ?? defaultSettings;
  const [offline, setOffline] = useState(now.offlineStorage);
  const [typed, setTyped] = useState(toTyped(now));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const save = async () => {
    const numbers = Object.fromEntries(numberFields.map((field) => [field, toNumber(field, typed[field])]));
    const parsed = settingsBody.safeParse({ offlineStorage: offline, ...numbers });
    setWrong(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
    setSaid('');
    if (!parsed.success) return;
    const operation = toSettingsOperation(record, parsed.data);
    if (operation) await store.write([operation]);
    setSaid(text.saved);
  };
  return (
    <form
      class="v-settings"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="ds-field v-settings__switch">
        <input
          class="ds-input"
          type="checkbox"
          checked={offline}
          onChange={({ currentTarget }) => setOffline(currentTarget.checked)}
        />
        <span class="ds-label">{text.offline}</span>
      </label>
      {numberFields.map((field) => (
        <div class="ds-field" key={field}>
          <label class="ds-label" for={field}>
            {text[field]}
          </label>
          {field === 'keptDays' && (
            <div data-field="description" id="keptDays-help">
              {text.keptAll}
            </div>
          )}
          <input
            id={field}
            class="ds-input"
            type="text"
            inputMode="numeric"
            value={typed[field]}
            aria-invalid={wrong.includes(field) || undefined}
            aria-describedby={wrong.includes(field) ? `${field}-wrong` : `${field}-help`}
            onInput={({ currentTarget }) => setTyped({ ...typed, [field]: currentTarget.value })}
          />
          {wrong.includes(field) && (
            <p class="v-missing" role="alert" id={`${field}-wrong`}>
              {text.wrong(...bounds[field])}
            </p>
          )}
        </div>
      ))}
      <p role="status">{said}</p>
      <div class="v-actions">
        <Button type="submit">{text.save}</Button>
      </div>
    </form>
  );
}
