import type { DeviceState } from '#protocol/supervision.ts';
import type { SupervisionText } from '../../text/later/supervision-text.ts';

const browsers: { readonly [name: string]: string } = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  samsung: 'Samsung Internet',
};
const systems: { readonly [name: string]: string } = {
  android: 'Android',
  ios: 'iPhone/iPad',
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
  chromeos: 'ChromeOS',
};

/** *Chrome på Android*: enough to know it by, nothing that tells people apart. */
export const deviceName = (
  { browser, system }: Pick<DeviceState, 'browser' | 'system'>,
  { devices }: SupervisionText,
): string =>
  devices.name(browsers[browser] ?? devices.unknownBrowser, systems[system] ?? devices.unknownSystem);

/** By id, who used it last and what it is; several alike are told apart by the beginning of the id. */
export function deviceTitles(
  devices: readonly DeviceState[],
  text: SupervisionText,
): ReadonlyMap<string, string> {
  const plain = devices.map((device) =>
    [device.users[0]?.name, deviceName(device, text)].filter(Boolean).join(' – '),
  );
  return new Map(
    devices.map(({ deviceId }, index) => {
      const title = plain[index] ?? '';
      const isAlone = plain.indexOf(title) === plain.lastIndexOf(title);
      return [deviceId, isAlone ? title : `${title} (${deviceId.slice(0, 4)})`];
    }),
  );
}

/** Minutes a clock is wrong; null when it is near enough that nobody need know. */
export function minutesOff(clockOffset: number | null): number | null {
  const minutes = Math.floor(Math.abs(clockOffset ?? 0) / 60_000);
  return minutes >= 5 ? minutes : null;
}
