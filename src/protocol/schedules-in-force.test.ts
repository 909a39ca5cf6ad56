import { describe, expect, it } from 'vitest';
import type { RecordBody } from './record-bodies.ts';
import { schedulesInForce } from './schedules-in-force.ts';

const url = 'https://visitt.example/schedules/mst';
const changed = { by: 'b0000001-0000-4000-8000-000000000000', at: '2026-11-22T08:00:00Z', reason: 'Avtalt' };
const content = (
  version: string,
  more: {
    readonly own?: true;
    readonly status?: 'draft' | 'active' | 'retired';
    readonly rules?: string;
  } = {},
): RecordBody<'content'> => ({
  type: 'schedule',
  url,
  version,
  status: more.status ?? 'active',
  resource: {
    type: 'schedule',
    url,
    version,
    title: { nb: 'MST', nn: 'MST' },
    provenance: { source: 's', rights: 'r', approvedBy: null },
    questionnaire: 'https://visitt.example/fhir/Questionnaire/mst',
    rules: more.rules ?? [],
    ...(more.own ? { changed } : {}),
  },
});

describe('the schedule that counts', () => {
  it.each([
    ['the newest that ships', [content('1.0.0'), content('1.10.0'), content('1.9.0')], '1.10.0'],
    [
      'the municipality’s own above a newer that ships',
      [content('1.0.1', { own: true }), content('2.0.0')],
      '1.0.1',
    ],
    [
      'the newest of the municipality’s own',
      [content('1.0.2', { own: true }), content('1.0.1', { own: true })],
      '1.0.2',
    ],
    [
      'what ships, when its own is out of use',
      [content('1.0.1', { own: true, status: 'retired' }), content('1.0.0')],
      '1.0.0',
    ],
    ['what can be read', [content('1.0.0'), content('3.0.0', { rules: 'another shape' })], '1.0.0'],
  ])('is %s', (_, contents, version) => {
    for (const order of [contents, contents.toReversed()])
      expect(schedulesInForce(order).map((one) => one.version)).toEqual([version]);
  });
});
