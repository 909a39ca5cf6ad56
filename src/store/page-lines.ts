import type { StoredRecord } from '#domain/merge/record.ts';
import type { Change, PullAnswer, PullHead } from '#protocol/pull.ts';
import { fromPlainBytes } from './vault/sealed-field.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const lineFeed = 10;
const [opening, closing] = [0x7b, 0x7d];

/** The first line of a page, read, and the others as they are. Throws when the first is no JSON. */
export function cutLines(bytes: Bytes): { readonly head: unknown; readonly lines: readonly Bytes[] } {
  const lines: Bytes[] = [];
  let from = 0;
  for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  // What has no end was cut short on the way: it is no line.
  const [first = bytes, ...others] = lines;
  return { head: JSON.parse(new TextDecoder().decode(first)), lines: others };
}

/** The page with each record in its place; null when there are more or fewer than the first line says. */
export function withLines(head: PullHead, lines: readonly Bytes[]): PullAnswer | null {
  if (!lines.every(isObject)) return null;
  let next = 0;
  const changes = head.changes.map((one): Change | null => {
    if (one.change === 'drop') return one;
    const bytes = lines[next];
    next += 1;
    if (!bytes) return null;
    const { subject, isAgreed, ...rest } = one;
    const record = toRecord(one, bytes);
    return {
      ...rest,
      get body() {
        return record.body;
      },
      get stamps() {
        return record.stamps;
      },
      copy: { record, bytes, subject, isAgreed },
    };
  });
  const whole = changes.filter((one) => one !== null);
  return next === lines.length && whole.length === changes.length ? { ...head, changes: whole } : null;
}

const isObject = (line: Bytes): boolean => line[0] === opening && line.at(-1) === closing;

type Inside = Pick<StoredRecord, 'body' | 'stamps'>;

/** A record that is read when somebody looks into it: most of a first pull nobody ever does. */
function toRecord(
  { id, kind, scope, version }: Omit<StoredRecord, keyof Inside>,
  bytes: Bytes,
): StoredRecord {
  let inside: Inside | null = null;
  const read = (): Inside => (inside ??= fromPlainBytes(bytes) as StoredRecord);
  return {
    id,
    kind,
    scope,
    version,
    get body() {
      return read().body;
    },
    get stamps() {
      return read().stamps;
    },
  };
}
