import type { ScopeOf } from '#domain/merge/apply-operation.ts';
import { followPerson } from '#domain/merge/follow-person.ts';
import type { Authorship } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { Applied } from './apply-operations.ts';
import type { PlacedRecord, SyncRows } from './sync-rows.ts';

/** A record that goes along with the person it is about, as it stood and as it now stands. */
export type Followed = {
  readonly before: StoredRecord;
  readonly after: StoredRecord;
  readonly author: Authorship;
};

/**
 * What follows from persons having moved: everything about them in the unit they left goes along, and what somebody
 * without contact puts there afterwards goes after them. `standing` holds the push's own records as it leaves them,
 * and the persons its new records are about, all locked.
 */
export async function followPersons(
  rows: SyncRows,
  staffId: string,
  applied: readonly Applied[],
  standing: ReadonlyMap<string, PlacedRecord>,
  scopeOf: ScopeOf,
): Promise<readonly Followed[]> {
  const moves = applied.filter(
    ({ before, after }) => after.kind === 'person' && before !== undefined && before.scope !== after.scope,
  );
  const strays = applied.filter(({ before, after }) => !before && isAway(after, standing));
  if (moves.length === 0 && strays.length === 0) return [];
  const movers = [...new Set(moves.map(({ after }) => after.id))];
  const about = movers.length === 0 ? [] : await rows.lockAbout(movers);
  const past = strays.length === 0 ? [] : await rows.loadPast(staffId, strays.flatMap(personOf));
  const left = new Map<string, Set<string>>();
  const note = (personId: string, scope: string): void =>
    void left.set(personId, (left.get(personId) ?? new Set()).add(scope));
  for (const { before, after } of moves) if (before) note(after.id, before.scope);
  for (const { id, kind, scope } of past) if (kind === 'person') note(id, scope);

  const authors = new Map<string, Authorship>(
    [...strays, ...moves].map(({ after, author }) => [
      after.kind === 'person' ? after.id : String(personOf({ after })[0]),
      author,
    ]),
  );
  const candidates = new Map([...about, ...standing.values()].map((record) => [record.id, record]));
  return [...candidates.values()].flatMap((stored) => {
    const before = standing.get(stored.id) ?? stored;
    const [personId = ''] = personOf({ after: before });
    const person = standing.get(personId);
    const author = authors.get(personId);
    if (!person || !author) return [];
    const after = followPerson(before, person, left.get(personId) ?? new Set(), author, scopeOf);
    return after ? [{ before, after, author }] : [];
  });
}

const personOf = ({ after }: { readonly after: StoredRecord }): readonly string[] => {
  const personId = after.body['personId'];
  return typeof personId === 'string' ? [personId] : [];
};

/** New, and about somebody who lies elsewhere: perhaps she was here when it was written. */
const isAway = (after: StoredRecord, standing: ReadonlyMap<string, PlacedRecord>): boolean => {
  const person = standing.get(personOf({ after })[0] ?? '');
  return person !== undefined && person.scope !== after.scope;
};
