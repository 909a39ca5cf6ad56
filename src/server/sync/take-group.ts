import { touchedRecords } from './apply-push.ts';
import type { Push } from './push.ts';

/** Many enough that fifty phones coming out of a tunnel are a handful of transactions, few enough that nobody waits long. */
const operationsAtOnce = 500;
/** Operations may be large: one statement carries all of them. */
const charactersAtOnce = 2 * 1024 * 1024;

/**
 * Of the pushes that wait, oldest first, those that can be written in one transaction as if one had come after the
 * other: none writes what another one, or one that is under way, reads or writes. One that cannot go along stays where it
 * is, and so does what comes after it from the same replica.
 */
export function takeGroup<P extends Push>(
  waiting: readonly P[],
  underWay: readonly Push[],
): { readonly group: readonly P[]; readonly rest: readonly P[] } {
  const group: P[] = [];
  const rest: P[] = [];
  const written = new Set(underWay.flatMap(writtenRecords));
  const touched = new Set(underWay.flatMap(({ received }) => touchedRecords(received)));
  const replicas = new Set(underWay.map(({ request }) => request.replicaId));
  let operations = 0;
  let characters = 0;
  for (const [index, push] of waiting.entries()) {
    const { received, request } = push;
    const length = received.reduce((sum, { raw }) => sum + raw.length, 0);
    const isFull = operations + received.length > operationsAtOnce || characters + length > charactersAtOnce;
    if (group.length > 0 && isFull) {
      rest.push(...waiting.slice(index));
      break;
    }
    const writes = writtenRecords(push);
    const touches = touchedRecords(received);
    const isFree = !writes.some((id) => touched.has(id)) && !touches.some((id) => written.has(id));
    const [first] = group;
    const fits = first === undefined || (mayGoAlong(first) && mayGoAlong(push));
    if (isFree && fits && !replicas.has(request.replicaId)) {
      group.push(push);
      operations += received.length;
      characters += length;
      for (const id of writes) written.add(id);
      for (const id of touches) touched.add(id);
    } else rest.push(push);
    replicas.add(request.replicaId);
  }
  return { group, rest };
}

/** Kinds by which others are judged, or with which other records move: they are written by themselves. */
const decidesOnOthers: ReadonlySet<string> = new Set(['unit', 'staff', 'person', 'learningGroup']);

/** What cannot be read goes by itself as well: it is what the database most likely refuses. */
const mayGoAlong = ({ received }: Push): boolean =>
  received.every(
    ({ parsed }) =>
      parsed.ok && !('kind' in parsed.operation.body && decidesOnOthers.has(parsed.operation.body.kind)),
  );

const writtenRecords = ({ received }: Push): readonly string[] =>
  received.flatMap(({ parsed }) => (parsed.ok ? [parsed.operation.body.id] : []));
