import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { JsonObject } from '#domain/fhir/json.ts';
import { nextVersion } from '#domain/fhir/next-version.ts';
import { provenanceOf } from '#domain/fhir/provenance-of.ts';
import type { Extension, Questionnaire } from '#domain/fhir/types.ts';
import { visittExtensions } from '#domain/fhir/visitt-extensions.ts';
import { toCanonicalJson } from '#domain/merge/canonical-json.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';

type ContentBody = RecordBody<'content'>;

/** What a person says about a form when it is stored. */
export type FormDetails = {
  readonly title: string;
  readonly url: string;
  readonly version: string;
  readonly source: string;
  readonly rights: string;
  /** Empty: nobody has, and the form says so. */
  readonly approvedBy: string;
  readonly status: 'draft' | 'active';
};

export type DetailFault = 'title' | 'url' | 'version' | 'source' | 'rights';

/** Where a form would stand among those that are here. */
export type Standing =
  | { readonly state: 'first' }
  | { readonly state: 'next' | 'older'; readonly newest: string; readonly of: Questionnaire }
  /** The same version is here, with the same content or another. */
  | { readonly state: 'same' | 'taken'; readonly next: string };

/** What the form says itself. `isMadeUp`: its version was put there by the mending, and a person's is better. */
export function toDetails(
  form: Questionnaire,
  isMadeUp: boolean,
  known: readonly Kept<'content'>[],
): FormDetails {
  const { source, rights, approvedBy } = provenanceOf(form);
  const url = form.url ?? '';
  return {
    title: form.title ?? form.name ?? '',
    url,
    version: isMadeUp ? freeVersion(known, url) : (form.version ?? '1.0.0'),
    source: source ?? '',
    rights: rights ?? '',
    approvedBy: approvedBy ?? '',
    status: 'draft',
  };
}

export const faultsOf = ({ title, url, version, source, rights }: FormDetails): readonly DetailFault[] => [
  ...(title.trim() === '' ? (['title'] as const) : []),
  ...(/^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/.test(version.trim()) ? [] : (['version'] as const)),
  ...(/^(https?:\/\/|urn:)[^\s|]{1,380}$/.test(url.trim()) ? [] : (['url'] as const)),
  ...(source.trim() === '' ? (['source'] as const) : []),
  ...(rights.trim() === '' ? (['rights'] as const) : []),
];

/** The form as content: named, with its source and rights, and who approved it. */
export function toContent(form: Questionnaire, details: FormDetails): ContentBody {
  const { title, url, version, source, rights, approvedBy } = trimmed(details);
  const own: readonly string[] = [visittExtensions.source, visittExtensions.approvedBy];
  const extension: readonly Extension[] = [
    ...(form.extension ?? []).filter((one) => !own.includes(one.url)),
    { url: visittExtensions.source, valueString: source },
    ...(approvedBy === '' ? [] : [{ url: visittExtensions.approvedBy, valueString: approvedBy }]),
  ];
  const { _title, ...rest } = form;
  // A translated title is of the title that was: another one is not translated.
  const translatedTitle = _title !== undefined && title === form.title ? { _title } : {};
  const resource = {
    ...rest,
    ...translatedTitle,
    title,
    url,
    version,
    status: details.status,
    copyright: rights,
    extension,
  };
  return {
    type: 'questionnaire',
    url,
    version,
    status: details.status,
    resource,
  };
}

export function standingOf(known: readonly Kept<'content'>[], body: ContentBody): Standing {
  const versions = versionsAt(known, body.url);
  const [newest] = versions;
  if (!newest) return { state: 'first' };
  const same = versions.find(({ body: { version } }) => version === body.version);
  if (same) {
    const isSame = contentOf(same.body.resource) === contentOf(body.resource);
    return { state: isSame ? 'same' : 'taken', next: freeVersion(known, body.url) };
  }
  const isNewer = compareVersions(body.version, newest.body.version) > 0;
  return {
    state: isNewer ? 'next' : 'older',
    newest: newest.body.version,
    of: newest.body.resource as unknown as Questionnaire,
  };
}

/** The version after the newest that is here; `1.0.0` for a form that is not. */
export function freeVersion(known: readonly Kept<'content'>[], url: string): string {
  const versions = versionsAt(known, url);
  const taken = new Set(versions.map(({ body }) => body.version));
  let next = versions[0] ? nextVersion(versions[0].body.version) : '1.0.0';
  while (taken.has(next)) next = nextVersion(next);
  return next;
}

const versionsAt = (known: readonly Kept<'content'>[], url: string): readonly Kept<'content'>[] =>
  known
    .filter(({ body }) => body.type === 'questionnaire' && body.url === url)
    .toSorted((a, b) => compareVersions(b.body.version, a.body.version));

/** Whether it is in use is no part of what it is. */
const contentOf = ({ status: _, ...content }: JsonObject): string => toCanonicalJson(content);

const trimmed = (details: FormDetails): FormDetails => ({
  ...details,
  title: details.title.trim(),
  url: details.url.trim(),
  version: details.version.trim(),
  source: details.source.trim(),
  rights: details.rights.trim(),
  approvedBy: details.approvedBy.trim(),
});
