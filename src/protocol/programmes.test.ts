import { describe, expect, it } from 'vitest';
import { toProgrammes } from './programmes.ts';
import type { RecordBody } from './record-bodies.ts';

const url = 'https://visitt.example/programmes/perm';
const changed = { by: 'b0000001-0000-4000-8000-000000000000', at: '2026-11-22T08:00:00Z', reason: 'Avtalt' };
const content = (
  version: string,
  more: {
    readonly own?: true;
    readonly status?: 'draft' | 'active' | 'retired';
    readonly months?: string;
  } = {},
): RecordBody<'content'> => ({
  type: 'programme',
  url,
  version,
  status: more.status ?? 'active',
  resource: {
    type: 'programme',
    url,
    version,
    title: { nb: 'Perm', nn: 'Perm' },
    provenance: { source: 's', rights: 'r', approvedBy: null },
    link: 'https://example.org',
    steps: ['read'],
    months: more.months ?? 12,
    seminars: 2,
    booklets: [],
    ...(more.own ? { changed } : {}),
  },
});

describe('the programme somebody works through', () => {
  it.each([
    ['the newest that ships', [content('1.0.0'), content('1.10.0'), content('1.9.0')], '1.10.0'],
    [
      'the municipality’s own above a newer that ships',
      [content('1.0.1', { own: true }), content('2.0.0')],
      '1.0.1',
    ],
    [
      'never a draft or a retired one',
      [content('1.0.0'), content('1.0.1', { own: true, status: 'retired' })],
      '1.0.0',
    ],
    ['nothing it cannot read', [content('1.0.0'), content('1.1.0', { months: 'tolv' })], '1.0.0'],
  ])('LRN7 a new one begins on %s', (_, contents, version) => {
    expect(toProgrammes(contents).inForce.map((one) => one.version)).toEqual([version]);
  });

  it('LRN8 who runs on a version stays on it, retired or not', () => {
    const programmes = toProgrammes([
      content('1.0.0'),
      content('1.0.1', { own: true, status: 'retired' }),
      content('1.0.2', { own: true }),
    ]);
    expect(programmes.of(`${url}|1.0.0`)?.version).toBe('1.0.0');
    expect(programmes.of(`${url}|1.0.1`)?.version).toBe('1.0.1');
  });

  it('LRN8 a version that is not here is stood in for by the one in force', () => {
    expect(toProgrammes([content('1.0.0')]).of(`${url}|0.9.0`)?.version).toBe('1.0.0');
    expect(toProgrammes([content('1.0.0')]).of('https://elsewhere.example/p|1.0.0')).toBeUndefined();
  });
});
