import { mix, toBytes, toHash, toUuid } from '../merge/mixed-id.ts';

/**
 * Ids that two tablets work out alike without having met (RND1, RND2). Each is another id with something mixed in: what the
 * ids themselves keep apart stays apart.
 */
export type RoundKey = {
  readonly unitId: string;
  readonly topic: string;
  /** `2026-11-22` */
  readonly on: string;
  readonly number: number;
};

export const toRoundId = ({ unitId, topic, on, number }: RoundKey): string =>
  toUuid(mix(toBytes(unitId), toHash(`round ${topic} ${on} ${number}`)));

/** The form of one resident on one round. `again`: how many before it have been voided. */
export function toRowId(roundId: string, personId: string, again = 0): string {
  const first = mix(toBytes(roundId), toBytes(personId));
  return toUuid(again === 0 ? first : mix(first, toHash(`again ${again}`)));
}

/** The first of a resident's rows that is not voided: the one that is written in. */
export function toRowInUse(
  roundId: string,
  personId: string,
  isVoided: (rowId: string) => boolean,
  again = 0,
): string {
  const id = toRowId(roundId, personId, again);
  return isVoided(id) ? toRowInUse(roundId, personId, isVoided, again + 1) : id;
}

/** Why one resident was left out of one round. */
export const toMarkId = (roundId: string, personId: string): string =>
  toUuid(mix(mix(toBytes(roundId), toBytes(personId)), toHash('mark')));
