import { compareVersions } from '#domain/fhir/compare-versions.ts';

/** What ships ends in `.0`; the municipality's own count on from there, so that the two never meet. */
export function nextOwnVersion(taken: readonly string[]): string {
  const newest = taken.toSorted((a, b) => compareVersions(b, a))[0] ?? '1.0.0';
  const [major = '1', minor = '0', patch = '0'] = newest.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}
