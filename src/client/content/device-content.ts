import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { ScreeningSchedule } from '#domain/schedule/due-screenings.ts';
import { indicator, programme, schedule, type Indicator, type Programme } from '#protocol/content.ts';
import type { Kept } from '#store/device-store.ts';

export type ContentForm = {
  /** Canonical `url|version`: the content record's id. */
  readonly canonical: string;
  readonly url: string;
  readonly version: string;
  readonly questionnaire: Questionnaire;
  /** linkId of the item that holds the sum, when there is one. */
  readonly scoreItem: string | undefined;
};

/** What is in force on this device: the newest active version of each. */
export type DeviceContent = {
  readonly forms: readonly ContentForm[];
  readonly programmes: readonly Programme[];
  readonly schedules: readonly ScreeningSchedule[];
  readonly indicators: readonly Indicator[];
};

/** Content records as the screens use them. What this version of the app cannot read is left out. */
export function toDeviceContent(records: readonly Kept<'content'>[]): DeviceContent {
  const inForce = newestActive(records);
  const read = <T>(type: Kept<'content'>['body']['type'], parse: (resource: unknown) => readonly T[]) =>
    inForce.filter(({ body }) => body.type === type).flatMap(({ body }) => parse(body.resource));
  const schedules = read('schedule', (resource) => found(schedule.safeParse(resource)));
  const indicators = read('indicator', (resource) => found(indicator.safeParse(resource)));
  const scoreItems = new Map(
    [...schedules, ...indicators].map(({ questionnaire, scoreItem }) => [questionnaire, scoreItem]),
  );
  return {
    forms: inForce
      .filter(({ body }) => body.type === 'questionnaire')
      .map(({ id, body }) => ({
        canonical: id,
        url: body.url,
        version: body.version,
        questionnaire: body.resource as unknown as Questionnaire,
        scoreItem: scoreItems.get(body.url),
      })),
    programmes: read('programme', (resource) => found(programme.safeParse(resource))),
    schedules,
    indicators,
  };
}

type Versioned = {
  readonly body: Pick<Kept<'content'>['body'], 'status' | 'url' | 'version'>;
};

/** Of each url the newest version that is in force. */
export function newestActive<Content extends Versioned>(records: readonly Content[]): readonly Content[] {
  const newest = new Map<string, Content>();
  for (const record of records) {
    if (record.body.status !== 'active') continue;
    const known = newest.get(record.body.url);
    if (!known || compareVersions(record.body.version, known.body.version) > 0)
      newest.set(record.body.url, record);
  }
  return [...newest.values()];
}

/** What could be read, if it could. */
export const found = <T>(
  result: { readonly success: true; readonly data: T } | { readonly success: false },
): readonly T[] => (result.success ? [result.data] : []);
