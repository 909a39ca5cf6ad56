import type { PublicationStatus, Questionnaire } from '../../fhir/types.ts';
import { contentHash } from './content-hash.ts';
import type { ImportFinding } from './import-finding.ts';

type Nameless = Omit<Questionnaire, 'status'> & { readonly status?: string };
type Mended = { readonly questionnaire: Questionnaire; readonly repaired: readonly ImportFinding[] };

const statuses: readonly string[] = [
  'draft',
  'active',
  'retired',
  'unknown',
] satisfies readonly PublicationStatus[];
const isStatus = (status: string | undefined): status is PublicationStatus =>
  status !== undefined && statuses.includes(status);

/**
 * A form is stored under `url|version`, so it gets what it lacks: an address from its own name, so that the next
 * issue of the same form has the same; a version from its content, so that a changed form never takes the place
 * of the one that records were made with.
 */
export function mendIdentity(given: Nameless): Mended {
  const repaired: ImportFinding[] = [];
  const { id, name, title } = given;
  const hash = given.url && given.version ? '' : contentHash(JSON.stringify(given));
  const url = given.url || `urn:visitt:questionnaire:${slug(id ?? name ?? title) ?? hash}`;
  const version = given.version || `0.0.0-${hash}`;
  if (url !== given.url) repaired.push({ reason: 'missingUrl', path: 'url', detail: url });
  if (version !== given.version)
    repaired.push({ reason: 'missingVersion', path: 'version', detail: version });
  if (!isStatus(given.status)) {
    repaired.push({ reason: 'missingStatus', path: 'status', detail: given.status ?? '' });
  }
  const status = isStatus(given.status) ? given.status : 'unknown';
  return { questionnaire: { ...given, url, version, status }, repaired };
}

function slug(name: string | undefined): string | null {
  const text = name
    ?.normalize('NFKD')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80);
  return text === undefined || text === '' ? null : text;
}
