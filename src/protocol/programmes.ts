import { programme, type Programme } from './content.ts';
import { ownBeforeShipped } from './own-before-shipped.ts';
import type { RecordBody } from './record-bodies.ts';

type Listed = Pick<RecordBody<'content'>, 'type' | 'status' | 'url' | 'version' | 'resource'>;

export type Programmes = {
  /** What a new group or learner begins on: the newest the municipality has changed, else the newest that ships. */
  readonly inForce: readonly Programme[];
  /** The version somebody runs on, in force or not; what is in force when that one cannot be read here. */
  readonly of: (canonical: string) => Programme | undefined;
};

/** Device and server choose by this. What this version of the app cannot read is left out. */
export function toProgrammes(contents: readonly Listed[]): Programmes {
  const all = contents.flatMap(({ type, status, resource }) => {
    if (type !== 'programme') return [];
    const parsed = programme.safeParse(resource);
    return parsed.success ? [{ status, found: parsed.data }] : [];
  });
  const inForce = ownBeforeShipped(all.filter(({ status }) => status === 'active').map(({ found }) => found));
  return {
    inForce,
    of: (canonical) => {
      const [url, version] = canonical.split('|', 2);
      return (
        all.find(({ found }) => found.url === url && found.version === version)?.found ??
        inForce.find((one) => one.url === url)
      );
    },
  };
}
