import { hideInLine, mergeSmallRows, type Row } from './hide-small.ts';

/** Numbers of people in the shape of the national report; `streamed` is part of `participants`. */
export type NationalCount = {
  readonly participants: number;
  readonly streamed: number;
  readonly started: number;
  readonly active: number;
  readonly completed: number;
  readonly stopped: number;
};
type Name = keyof NationalCount;
/** Null: hidden. */
export type ShownNational = { readonly [name in Name]: number | null };
export type NationalRow<Key> = {
  readonly key: Key;
  readonly seminars: number;
  readonly counts: NationalCount;
};
export type ShownRow<Key> = {
  readonly key: Key | null;
  readonly seminars: number;
  readonly counts: ShownNational;
};

const names: readonly Name[] = ['participants', 'streamed', 'started', 'active', 'completed', 'stopped'];

/** One year by perm, without small numbers and without what gives one away (SML3–SML6). */
export function hideNational<Key>(rows: readonly NationalRow<Key>[]): {
  readonly total: { readonly seminars: number; readonly counts: ShownNational };
  readonly rows: readonly ShownRow<Key>[];
} {
  const sum = toSum(rows.map(({ counts }) => counts));
  const { participants, streamed, ...perms } = sum;
  // Those who came in person are what is left of the participants: a line of its own, whose sum is shown.
  const seated = hideInLine({ room: participants - streamed, streamed });
  const line = hideInLine(perms);
  const hidden = new Set<Name>(
    line.isSumHidden ? ['started', 'active', 'completed', 'stopped'] : line.hidden,
  );
  if (seated.hidden.size > 0) hidden.add('streamed');
  if (seated.isSumHidden) hidden.add('participants');
  const shownNames = names.filter((name) => !hidden.has(name));
  const withRoom = rows.map(({ key, counts }): Row<Key, Name | 'room'> => ({
    key,
    parts: Object.assign({ room: counts.participants - counts.streamed }, counts),
  }));
  const columns: readonly (Name | 'room')[] =
    shownNames.includes('streamed') && shownNames.includes('participants')
      ? [...shownNames, 'room']
      : shownNames;
  const merged = mergeSmallRows(withRoom, columns);
  const seminarsOf = (keys: ReadonlySet<Key>): number =>
    rows.reduce((total, { key, seminars }) => total + (keys.has(key) ? seminars : 0), 0);
  const toShown = (counts: { readonly [name in Name]: number }): ShownNational =>
    Object.fromEntries(names.map((name) => [name, hidden.has(name) ? null : counts[name]])) as ShownNational;
  return {
    total: { seminars: seminarsOf(new Set(rows.map(({ key }) => key))), counts: toShown(sum) },
    rows: [
      ...merged.shown.map(({ key, parts }) => ({
        key,
        seminars: seminarsOf(new Set([key])),
        counts: toShown(parts),
      })),
      ...(merged.others
        ? [
            {
              key: null,
              seminars: seminarsOf(new Set(merged.others.keys)),
              counts: toShown(merged.others.parts),
            },
          ]
        : []),
    ],
  };
}

const toSum = (counts: readonly NationalCount[]): NationalCount =>
  Object.fromEntries(
    names.map((name) => [name, counts.reduce((total, count) => total + count[name], 0)]),
  ) as NationalCount;
