import type { OperationBody } from '#domain/merge/operation.ts';
import { toMarkId, toRoundId } from '#domain/rounds/round-ids.ts';
import type { LeftOut } from '#domain/rounds/row-state.ts';
import type { Day } from '#domain/time/day.ts';
import type { RecordBody } from '#protocol/record-bodies.ts';
import type { Kept } from '#store/device-store.ts';
import type { Header } from '#store/headers/header.ts';
import type { RoundTopic } from './round-topics.ts';

type Begun = { readonly id: string; readonly operation: OperationBody };

/** The next round of a topic on a ward today. What is put holds nothing of who begins it: two begin the same (RND1). */
export function toNewRound(
  rounds: readonly Kept<'round'>[],
  { unitId, topic, on }: { readonly unitId: string; readonly topic: RoundTopic; readonly on: Day },
): Begun {
  const number =
    1 + rounds.filter(({ body }) => body.unitId === unitId && body.topic === topic && body.on === on).length;
  const body = { unitId, topic, on, number } satisfies RecordBody<'round'>;
  const id = toRoundId(body);
  return { id, operation: { type: 'record.put', id, kind: 'round', body } };
}

type RoundFields = Pick<RecordBody<'round'>, 'status' | 'handedTo' | 'reason' | 'conditions'>;

export function toRoundChange({ id, stamps }: Kept<'round'>, fields: RoundFields): OperationBody {
  return {
    type: 'record.patch',
    id,
    kind: 'round',
    fields,
    base: Object.fromEntries(Object.keys(fields).map((field) => [field, stamps[field]?.operation ?? null])),
  };
}

/** Why somebody is left out of this round; null takes it back. `known`: what has been said before. */
export function toMark(
  roundId: string,
  person: Header<'person'>,
  known: Kept<'roundMark'> | undefined,
  reason: LeftOut | null,
): OperationBody {
  const id = toMarkId(roundId, person.id);
  if (known)
    return {
      type: 'record.patch',
      id,
      kind: 'roundMark',
      fields: { reason },
      base: { reason: known.stamps['reason']?.operation ?? null },
    };
  const body = {
    roundId,
    personId: person.id,
    unitId: person.body.unitId,
    reason,
  } satisfies RecordBody<'roundMark'>;
  return { type: 'record.put', id, kind: 'roundMark', body };
}
