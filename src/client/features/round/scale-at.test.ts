import { describe, expect, it } from 'vitest';
import { noteScale, scaleAt } from './scale-at.ts';

const changes: readonly (readonly [minute: string, scale: string | undefined])[] = [
  ['10', 'chair'],
  ['20', 'lift'],
  ['30', undefined],
  ['40', 'standing'],
];
const at = (minute: string): string => `2026-11-22T09:${minute}:00.000Z`;
const conditions = changes.reduce<{ readonly [name: string]: string }>(
  (before, [minute, scale]) => {
    const { scale: _, ...others } = before;
    return noteScale(before, scale === undefined ? others : { ...others, scale }, at(minute));
  },
  { klaer: 'light' },
);

describe('RND32 the scale of a weight', () => {
  it.each([
    ['05', undefined],
    ['10', 'chair'],
    ['19', 'chair'],
    ['25', 'lift'],
    ['35', undefined],
    ['45', 'standing'],
  ])('written at 09.%s is the one that stood then', (minute, scale) => {
    expect(scaleAt(conditions, at(minute))).toBe(scale);
  });

  it('is the only one on a round from before changes were noted, and none where none was set', () => {
    expect(scaleAt({ scale: 'chair' }, at('05'))).toBe('chair');
    expect(scaleAt({ scale: 'moon' }, at('05'))).toBe(undefined);
    expect(scaleAt(undefined, at('05'))).toBe(undefined);
  });

  it('is not noted anew when only the clothes become others', () => {
    const after = { ...conditions, klaer: 'dressed' };
    expect(noteScale(conditions, after, at('50'))).toBe(after);
  });
});
