import { compareVersions } from '#domain/fhir/compare-versions.ts';

type Versioned = { readonly url: string; readonly version: string; readonly changed?: object | undefined };

/** Of each url the one that counts, by url: the newest the municipality has changed, else the newest that ships. */
export function ownBeforeShipped<Content extends Versioned>(all: Iterable<Content>): readonly Content[] {
  const chosen = new Map<string, Content>();
  for (const one of all) {
    const known = chosen.get(one.url);
    if (!known || isPreferred(one, known)) chosen.set(one.url, one);
  }
  return [...chosen.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

function isPreferred(one: Versioned, other: Versioned): boolean {
  const [isOwn, isOtherOwn] = [one.changed !== undefined, other.changed !== undefined];
  return isOwn === isOtherOwn ? compareVersions(one.version, other.version) > 0 : isOwn;
}
