import type { RecordBody } from '#protocol/record-bodies.ts';
import { scaleCondition, scales } from './round-topics.ts';

type Conditions = NonNullable<RecordBody<'round'>['conditions']>;

/** Beside the scale that stands: what each was from an instant on, empty where none was. */
const since = `${scaleCondition}@`;

/** New conditions with the instant (ISO 8601) the scale became another, so that weights written before keep theirs. */
export function noteScale(before: Conditions, after: Conditions, at: string): Conditions {
  const scale = after[scaleCondition];
  return scale === before[scaleCondition] ? after : { ...after, [`${since}${at}`]: scale ?? '' };
}

/** The scale that stood when a weight was written; undefined when none did, or one this version does not know. */
export function scaleAt(
  conditions: Conditions = {},
  writtenAt: string | undefined,
): (typeof scales)[number] | undefined {
  const changes = Object.keys(conditions)
    .filter((name) => name.startsWith(since))
    .toSorted((a, b) => instantOf(a) - instantOf(b));
  // Rounds from before changes were noted have one scale for all.
  const name =
    changes.length === 0 || writtenAt === undefined
      ? scaleCondition
      : changes.findLast((change) => instantOf(change) <= Date.parse(writtenAt));
  return scales.find((scale) => name !== undefined && scale === conditions[name]);
}

const instantOf = (name: string): number => Date.parse(name.slice(since.length));
