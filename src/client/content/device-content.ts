import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { indicator, type Indicator, type Schedule } from '#protocol/content.ts';
import { shippedBy } from '#protocol/shipped-by.ts';
import { schedulesInForce } from '#protocol/schedules-in-force.ts';
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

/** What is in force on this device, one version of each (`newestActive`). */
export type DeviceContent = {
  readonly forms: readonly ContentForm[];
  readonly schedules: readonly Schedule[];
  readonly indicators: readonly Indicator[];
};

/** Content records as the screens use them. What this version of the app cannot read is left out. */
export function toDeviceContent(records: readonly Kept<'content'>[]): DeviceContent {
  const inForce = newestActive(records);
  const read = <T>(type: Kept<'content'>['body']['type'], parse: (resource: unknown) => readonly T[]) =>
    inForce.filter(({ body }) => body.type === type).flatMap(({ body }) => parse(body.resource));
  const schedules = schedulesInForce(records.map(({ body }) => body));
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
    schedules,
    indicators,
  };
}

type Versioned = {
  readonly body: Pick<Kept<'content'>['body'], 'status' | 'url' | 'version'>;
  /** Absent where only headers are at hand: then the newest counts, whoever wrote it. */
  readonly stamps?: Kept['stamps'];
};

/** Whether it came with Visitt; all else the municipality has brought in or made itself. */
export const isShipped = ({ stamps }: Pick<Versioned, 'stamps'>): boolean =>
  stamps === undefined || stamps['url']?.by === shippedBy;

/**
 * Of each url the version that is in force: the newest the municipality has of its own, else the newest that ships. What
 * ships later takes the place of nobody's own by itself (`newerShipped`).
 */
export function newestActive<Content extends Versioned>(records: readonly Content[]): readonly Content[] {
  const newest = new Map<string, Content>();
  for (const record of records) {
    if (record.body.status !== 'active') continue;
    const known = newest.get(record.body.url);
    if (!known || isPreferred(record, known)) newest.set(record.body.url, record);
  }
  return [...newest.values()];
}

function isPreferred(one: Versioned, other: Versioned): boolean {
  const isOwn = !isShipped(one);
  if (isOwn === isShipped(other)) return isOwn;
  return compareVersions(one.body.version, other.body.version) > 0;
}

/** What could be read, if it could. */
export const found = <T>(
  result: { readonly success: true; readonly data: T } | { readonly success: false },
): readonly T[] => (result.success ? [result.data] : []);
