import { operation, type Operation } from '#protocol/operation.ts';
import { upcastOperation } from '#protocol/upcast/upcast-operation.ts';
import { unstorable } from './storable-json.ts';

export type ParsedOperation =
  | { readonly ok: true; readonly operation: Operation }
  | { readonly ok: false; readonly reason: 'unreadable' | 'unknownSchema'; readonly detail: string };

/**
 * One operation as a device sent it; `n` is where it stands in its push, `raw` the same written as JSON by who has it so.
 * `detail` names fields, never values.
 */
export function parseOperation(value: unknown, n: number, raw?: string): ParsedOperation {
  const fault = unstorable(value, raw);
  if (fault) return { ok: false, reason: 'unreadable', detail: `cannot be kept: ${fault}` };
  const upcast = upcastOperation(value);
  if (!upcast.ok) return { ok: false, reason: 'unknownSchema', detail: upcast.detail };
  const parsed = operation.safeParse(upcast.operation);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'operation');
    return {
      ok: false,
      reason: 'unreadable',
      detail: [...new Set(fields)].slice(0, 10).join(', ').slice(0, 500),
    };
  }
  if (parsed.data.n !== n) return { ok: false, reason: 'unreadable', detail: `n: expected ${n}` };
  return { ok: true, operation: parsed.data };
}
