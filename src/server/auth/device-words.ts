/** What a device is called in a list: two closed words, so that nobody is told apart by an odd browser. */
export type DeviceWords = { readonly browser: Browser; readonly system: System };
export type Browser = 'chrome' | 'edge' | 'firefox' | 'safari' | 'samsung' | 'other';
export type System = 'android' | 'ios' | 'windows' | 'mac' | 'linux' | 'chromeos' | 'other';

/** First match counts: every browser names the ones it wants to be taken for. */
const browsers: readonly (readonly [RegExp, Browser])[] = [
  [/SamsungBrowser\//, 'samsung'],
  [/Edg(A|iOS)?\//, 'edge'],
  [/(Firefox|FxiOS)\//, 'firefox'],
  [/(Chrome|CriOS|HeadlessChrome)\//, 'chrome'],
  [/Safari\//, 'safari'],
];
const systems: readonly (readonly [RegExp, System])[] = [
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/CrOS/, 'chromeos'],
  [/Windows/, 'windows'],
  [/Macintosh/, 'mac'],
  [/Linux/, 'linux'],
];

export function toDeviceWords(userAgent: string): DeviceWords {
  return {
    browser: browsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'other',
    system: systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'other',
  };
}
