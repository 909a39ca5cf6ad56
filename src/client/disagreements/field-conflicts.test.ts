import { describe, expect, it } from 'vitest';
import { applyOperation } from '#domain/merge/apply-operation.ts';
import type { OperationBody } from '#domain/merge/operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import { disagrees } from '#domain/merge/settle-amendment.ts';
import type { Kept } from '#store/device-store.ts';
import { toChoice, toFieldConflicts } from './field-conflicts.ts';

const unit = '11111111-1111-4111-8111-111111111111';
const apply = (record: StoredRecord | undefined, operation: OperationBody, by: string): StoredRecord => {
  const author = { by, at: '2026-11-22T08:00:00Z', operation: `${by}:${record?.version ?? 0}` };
  const result = applyOperation(record, operation, author, () => `unit:${unit}`);
  if (!result.ok) throw new Error(result.reason);
  return result.record;
};
const setPhone = (phone: string | null): OperationBody => ({
  type: 'record.patch',
  id: 'p',
  kind: 'person',
  fields: { phone },
  base: { phone: 'seen by nobody' },
});
const body = { given: 'Astrid', family: 'Prøve', birthDate: '1942-03-01', unitId: unit, phone: '1' };
const start = apply(undefined, { type: 'record.put', id: 'p', kind: 'person', body }, 'kari');
const kept = (record: StoredRecord): Kept =>
  ({ ...record, kind: 'person', delivery: { state: 'attention', reason: 'conflict' } }) as unknown as Kept;

describe('two values of one field', () => {
  it('are shown with who wrote them, the one in force first, a cleared one too', () => {
    const record = apply(apply(start, setPhone('2'), 'ola'), setPhone(null), 'nina');
    expect(toFieldConflicts(kept(record))).toEqual([
      {
        field: 'phone',
        seen: 'nina:2',
        choices: [
          { by: 'nina', at: '2026-11-22T08:00:00Z', value: null },
          { by: 'kari', at: '2026-11-22T08:00:00Z', value: '1' },
          { by: 'ola', at: '2026-11-22T08:00:00Z', value: '2' },
        ],
      },
    ]);
  });

  it('are settled by choosing, whichever is chosen', () => {
    const record = apply(start, setPhone('2'), 'ola');
    const [conflict] = toFieldConflicts(kept(record));
    if (!conflict) throw new Error('no conflict');
    for (const { value } of conflict.choices) {
      const settled = apply(record, toChoice(kept(record), conflict, value), 'kari');
      expect(settled.body['phone']).toBe(value);
      expect(disagrees(settled)).toBe(false);
    }
  });

  it('are none in a form: its answers are chosen in the form', () => {
    const record = kept(apply(start, setPhone('2'), 'ola'));
    expect(toFieldConflicts({ ...record, kind: 'response' })).toEqual([]);
  });
});
