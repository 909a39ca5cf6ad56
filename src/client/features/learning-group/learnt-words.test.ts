import { expect, it } from 'vitest';
import type { Kept } from '#store/device-store.ts';
import { learntWords } from './learnt-words.ts';

const author = (by: string) => ({ by, at: '2026-11-22T10:00:00Z', operation: `op-${by}` });
const meeting = (learnt: string | null, others: readonly (string | null)[] = []) =>
  ({
    id: 'm',
    kind: 'groupMeeting',
    body: { learnt },
    stamps: {
      learnt: {
        ...author('kari'),
        ...(others.length > 0 ? { alternatives: others.map((value) => ({ ...author('ola'), value })) } : {}),
      },
    },
    // `as`: what is not looked at is left out.
  }) as unknown as Kept<'groupMeeting'>;

it('GRP5 both lines stand until one is chosen, and none of them when nothing is written', () => {
  expect(learntWords(meeting('Sang før stell'))).toEqual(['Sang før stell']);
  expect(learntWords(meeting('Sang før stell', ['Rolig rom']))).toEqual(['Sang før stell', 'Rolig rom']);
  expect(learntWords(meeting('Sang før stell', [null]))).toEqual(['Sang før stell']);
  expect(learntWords(meeting(' '))).toEqual([]);
});
