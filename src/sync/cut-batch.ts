import type { OutgoingOperation } from './ports.ts';

export type BatchLimit = { readonly operations: number; readonly bytes: number };

/**
 * The head of the queue that fits one push. A group is never cut: the server can only apply all or none of what it
 * has. At least one operation or one whole group is returned, however large. `operations` should be one more than the
 * limit, so that a group going on beyond it is seen.
 */
export function cutBatch(
  operations: readonly OutgoingOperation[],
  limit: BatchLimit,
): readonly OutgoingOperation[] {
  let end = 0;
  let bytes = 0;
  while (end < operations.length) {
    const unitEnd = endOfUnit(operations, end);
    const size = operations.slice(end, unitEnd).reduce((sum, operation) => sum + sizeOf(operation), 0);
    const fits = unitEnd <= limit.operations && bytes + size <= limit.bytes;
    if (!fits && end > 0) break;
    end = unitEnd;
    bytes += size;
    if (!fits) break;
  }
  return operations.slice(0, end);
}

/** One operation, or a group from here to its end. */
function endOfUnit(operations: readonly OutgoingOperation[], start: number): number {
  const groupId = operations[start]?.groupId;
  if (groupId === undefined) return start + 1;
  const end = operations.findIndex((operation, index) => index > start && operation.groupId !== groupId);
  return end < 0 ? operations.length : end;
}

/** Upper bound in bytes: every UTF-16 unit beyond ASCII takes at most three. */
function sizeOf(operation: OutgoingOperation): number {
  const text = JSON.stringify(operation);
  if (isAscii.test(text)) return text.length + 1;
  let bytes = 0;
  // By index: an iterator over 200 kB of Norwegian takes ten times as long.
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes + 1;
}

const isAscii = /^[ -~]*$/;
