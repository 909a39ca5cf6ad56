import { describe, expect, it } from 'vitest';
import { applyOperation } from '#domain/merge/apply-operation.ts';
import type { Json } from '#domain/fhir/json.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { Kept } from '#store/device-store.ts';
import { unseenMembers } from './unseen-members.ts';

const member = (staffId: string) => ({ staffId, from: '2026-01-01', to: null });
const by = (who: string, n: number) => ({ by: who, at: '2026-01-02T08:00:00Z', operation: `${who}:${n}` });

const write = (
  record: StoredRecord | undefined,
  who: string,
  members: readonly Json[],
  base: string | null,
) => {
  const operation = record
    ? { type: 'record.patch' as const, fields: { members }, base: { members: base } }
    : { type: 'record.put' as const, body: { groupId: 'g', members } };
  const result = applyOperation(
    record,
    { ...operation, id: 'g', kind: 'learningGroup' },
    by(who, members.length),
    () => 'g',
  );
  if (!result.ok) throw new Error(result.reason);
  return result.record;
};

describe('two who took in members at once', () => {
  const begun = write(undefined, 'leader', [member('liv')], null);
  const first = write(begun, 'leader', [member('liv'), member('ola')], 'leader:1');
  const both = write(first, 'contact', [member('liv'), member('kari')], 'leader:1');

  it('finds whom the list that stands does not have, and nobody when it does', () => {
    const shown = both as unknown as Kept<'learningGroup'>;
    expect(unseenMembers(shown)).toEqual([member('ola')]);
    expect(unseenMembers(begun as unknown as Kept<'learningGroup'>)).toEqual([]);
    const settled = write(both, 'leader', [member('liv'), member('kari'), member('ola')], 'contact:2');
    expect(unseenMembers(settled as unknown as Kept<'learningGroup'>)).toEqual([]);
  });
});
