import { expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import { programme as programmeSchema } from '#protocol/content.ts';
import { toProgrammes } from '#protocol/programmes.ts';
import type { Kept } from '#store/device-store.ts';
import { toPerms, type Learned } from './to-perms.ts';

const liv = 'b0000001-0000-4000-8000-000000000000';
const shipped = loadContent().map(({ body }) => body);
const dementia = toProgrammes(shipped).inForce.find(({ url }) => url.endsWith('/demensomsorgens-abc-perm-1'));
const day = '2026-11-22';

it('LRN8 what she wrote on a hefte that a later version took out stays in view, with its title', () => {
  if (!dementia) throw new Error('no programme');
  const [gone, ...kept] = dementia.booklets;
  if (!gone) throw new Error('no hefte');
  const shorter = programmeSchema.parse({
    ...dementia,
    version: '1.0.1',
    booklets: kept,
    changed: { by: liv, at: '2026-11-22T09:00:00Z', reason: 'x' },
  });
  const programmes = toProgrammes([
    ...shipped,
    { type: 'programme', url: shorter.url, version: '1.0.1', status: 'active', resource: shorter },
  ]);
  const delivery = { state: 'delivered' as const, at: '2026-11-22T09:00:00Z' };
  const of = { learnerId: liv, programme: `${dementia.url}|1.0.0` };
  const note = (id: string, booklet: string, text: string) =>
    ({ id, kind: 'note', stamps: {}, delivery, body: { ...of, booklet, text } }) as unknown as Kept<'note'>;
  const learned: Learned = {
    enrolments: [
      {
        id: 'e1',
        kind: 'enrolment',
        stamps: {},
        delivery,
        body: { ...of, programme: `${dementia.url}|1.0.1`, startedOn: day, status: 'active' },
      } as unknown as Kept<'enrolment'>,
    ],
    ticks: [],
    notes: [
      note('n1', gone.id, 'Mine ord'),
      note('n2', kept[0]?.id ?? '', 'Andre ord'),
      note('n3', 'x', ' '),
    ],
    groups: { groups: [], meetings: [], attendance: [] },
  };
  expect(toPerms(learned, programmes, liv, day)[0]?.leftNotes).toEqual([
    { id: 'n1', title: gone.title, text: 'Mine ord' },
  ]);
});
