import { mix, toBytes, toHash, toUuid } from '../merge/mixed-id.ts';

/** A seminar has one key, the record with this id (SEM8). */
export const toSeminarKeyId = (seminarId: string): string =>
  toUuid(mix(toBytes(seminarId), toHash('seminar key')));

/**
 * The key a seminar's codes are made with. One whose id is not worked out from the seminar is of an earlier app and was there before
 * any other: since then the server takes no such key.
 */
export const standingKey = <
  Key extends { readonly id: string; readonly body: { readonly seminarId: string } },
>(
  keys: readonly Key[],
  seminarId: string,
): Key | undefined => {
  const own = keys
    .filter(({ body }) => body.seminarId === seminarId)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const derived = toSeminarKeyId(seminarId);
  return own.find(({ id }) => id !== derived) ?? own[0];
};
