import { describe, expect, it } from 'vitest';
import { shippedBy } from '#protocol/shipped-by.ts';
import type { Kept } from '#store/device-store.ts';
import { newestActive } from './device-content.ts';
import { newerShipped } from './newer-shipped.ts';

type Status = 'draft' | 'active' | 'retired';
const form = (version: string, by: string, status: Status = 'active'): Kept<'content'> => ({
  id: `mst|${version}`,
  kind: 'content',
  scope: 'tenant',
  version: 1,
  delivery: { state: 'delivered', at: '2026-11-22T08:00:00Z' },
  body: { type: 'questionnaire', url: 'mst', version, status, resource: {} },
  stamps: { url: { by, at: '2026-11-22T08:00:00Z', operation: 'o' } },
});
const inForce = (forms: readonly Kept<'content'>[]): readonly string[] =>
  newestActive(forms).map(({ body }) => body.version);
const toChoose = (forms: readonly Kept<'content'>[]): readonly (readonly string[])[] =>
  newerShipped(forms).map(({ own, shipped }) => [own.body.version, shipped.body.version]);

describe('the municipality’s own version of a form', () => {
  it('is not replaced by what ships later, and which to use is asked', () => {
    const forms = [form('1.1.0', shippedBy), form('1.1.1', 'per'), form('1.2.0', shippedBy)];
    expect(inForce(forms)).toEqual(['1.1.1']);
    expect(toChoose(forms)).toEqual([['1.1.1', '1.2.0']]);
  });

  it('asks nothing once one is chosen: what is not wanted is out of use', () => {
    const own = [form('1.1.0', shippedBy), form('1.1.1', 'per'), form('1.2.0', shippedBy, 'retired')];
    expect(inForce(own)).toEqual(['1.1.1']);
    expect(toChoose(own)).toEqual([]);
    const theirs = [form('1.1.0', shippedBy), form('1.1.1', 'per', 'retired'), form('1.2.0', shippedBy)];
    expect(inForce(theirs)).toEqual(['1.2.0']);
    expect(toChoose(theirs)).toEqual([]);
  });

  it('asks nothing where there is none of its own, or nothing newer has come', () => {
    expect(toChoose([form('1.0.0', shippedBy), form('1.1.0', shippedBy)])).toEqual([]);
    expect(inForce([form('1.0.0', shippedBy), form('1.1.0', shippedBy)])).toEqual(['1.1.0']);
    expect(toChoose([form('1.1.0', shippedBy), form('1.1.1', 'per'), form('1.1.2', 'per')])).toEqual([]);
    expect(inForce([form('1.1.1', 'per'), form('1.1.2', 'per'), form('1.1.0', shippedBy)])).toEqual([
      '1.1.2',
    ]);
    expect(inForce([form('1.1.0', shippedBy), form('1.2.1', 'per', 'draft')])).toEqual(['1.1.0']);
  });

  it('of several own ones the newest is used, and all of them go for what has come', () => {
    const forms = [form('1.1.1', 'per'), form('1.1.2', 'per'), form('1.2.0', shippedBy)];
    expect(toChoose(forms)).toEqual([['1.1.2', '1.2.0']]);
    expect(newerShipped(forms)[0]?.allOwn).toHaveLength(2);
  });
});
