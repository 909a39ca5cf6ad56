import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { Questionnaire } from '#domain/fhir/types.ts';
import type { Kept } from '#store/device-store.ts';

export type FormVersion = {
  /** Canonical `url|version`. */
  readonly canonical: string;
  readonly version: string;
  readonly questionnaire: Questionnaire;
};

/** The version in force that is newer than this one, null when this is the newest. `canonical` is `url|version`. */
export function newerVersion(contents: readonly Kept<'content'>[], canonical: string): FormVersion | null {
  const own = versionOf(canonical);
  const [newest] = contents
    .filter(({ body }) => body.status === 'active' && compareVersions(body.version, own) > 0)
    .filter(isVersionOf(canonical))
    .toSorted((a, b) => compareVersions(b.body.version, a.body.version));
  return newest
    ? {
        canonical: newest.id,
        version: newest.body.version,
        questionnaire: newest.body.resource as unknown as Questionnaire,
      }
    : null;
}

/** Every version of the form on this device, the newest first. */
export const versionsOf = (
  contents: readonly Kept<'content'>[],
  canonical: string,
): readonly Questionnaire[] =>
  contents
    .filter(isVersionOf(canonical))
    .toSorted((a, b) => compareVersions(b.body.version, a.body.version))
    .map(({ body }) => body.resource as unknown as Questionnaire);

/** The version in `url|version`. */
export const versionOf = (canonical: string): string => canonical.split('|', 2)[1] ?? '';

const isVersionOf =
  (canonical: string) =>
  ({ body }: Kept<'content'>): boolean =>
    body.type === 'questionnaire' && body.url === canonical.split('|', 1)[0];
