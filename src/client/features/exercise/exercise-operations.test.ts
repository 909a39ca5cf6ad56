import { describe, expect, it } from 'vitest';
import { applyOperation } from '#domain/merge/apply-operation.ts';
import type { StoredRecord } from '#domain/merge/record.ts';
import type { Kept } from '#store/device-store.ts';
import { othersWords, toStepNote } from './exercise-operations.ts';

const delivery = { state: 'delivered', at: '2026-11-22T10:00:00Z' } as const;
const exercise: Kept<'exercise'> = {
  id: '3f0d4b52-58a6-4f6f-8d1c-0a4f6a0b7c11',
  kind: 'exercise',
  scope: 'unit:u',
  version: 1,
  body: { unitId: null, scenario: 's|1.0.0', length: 'short', on: '2026-11-22', heldBy: 'a' },
  stamps: {},
  delivery,
};

describe('EXE7 one note, written on two phones', () => {
  it('keeps both people’s words, also when one of them types on', () => {
    let stored: StoredRecord | undefined;
    let turn = 0;
    const write = (by: string, seen: StoredRecord | undefined, words: string): void => {
      const known = seen && ({ ...seen, delivery } as unknown as Kept<'exerciseNote'>);
      turn += 1;
      const author = { by, at: `2026-11-22T10:0${turn}:00Z`, operation: `op-${turn}` };
      const result = applyOperation(
        stored,
        toStepNote(exercise, known, 'start', words),
        author,
        () => 'unit:u',
      );
      if (!result.ok) throw new Error(result.reason);
      stored = result.record;
    };
    write('kari', undefined, 'Kari sitt');
    write('ola', undefined, 'Ola sitt');
    write('ola', stored, 'Ola sitt, og mer');
    const both = () => [
      stored?.body['text'],
      ...othersWords(stored as unknown as Kept<'exerciseNote'>).map(({ words }) => words),
    ];
    expect(both()).toEqual(['Ola sitt, og mer', 'Kari sitt']);
    write('kari', stored, 'Kari sitt igjen');
    expect(both()).toEqual(['Kari sitt igjen', 'Ola sitt, og mer']);
  });
});
