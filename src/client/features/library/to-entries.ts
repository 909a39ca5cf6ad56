import { compareVersions } from '#domain/fhir/compare-versions.ts';
import type { Kept } from '#store/device-store.ts';
import { formTitle } from '../../content/form-title.ts';
import type { Language } from '../../text/language.ts';

export type LibraryEntry = {
  readonly url: string;
  /** As the version in use names it, else the newest. */
  readonly title: string;
  /** The newest first. */
  readonly versions: readonly Kept<'content'>[];
};

/** Forms with their versions, by name. */
export function toEntries(contents: readonly Kept<'content'>[], language: Language): readonly LibraryEntry[] {
  const forms = contents.filter(({ body }) => body.type === 'questionnaire');
  const urls = new Set(forms.map(({ body }) => body.url));
  const collator = new Intl.Collator(language);
  return [...urls]
    .map((url) => {
      const versions = forms
        .filter(({ body }) => body.url === url)
        .toSorted((a, b) => compareVersions(b.body.version, a.body.version));
      const named = versions.find(({ body }) => body.status === 'active') ?? versions[0];
      const title = named ? formTitle(named.body.resource, language) : '';
      return { url, title: title || url, versions };
    })
    .toSorted((a, b) => collator.compare(a.title, b.title));
}
