import { describe, expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import { programme as programmeSchema, type Programme } from '#protocol/content.ts';
import { toProgrammes } from '#protocol/programmes.ts';
import {
  bookletsOf,
  programmeFaults,
  stepsOf,
  toOwnProgramme,
  toProgrammeFields,
  withBooklet,
} from './programme-draft.ts';

const shipped = loadContent().map(({ body }) => body);
const programmeAt = (name: string): Programme => {
  const found = toProgrammes(shipped).inForce.find(({ url }) => url.endsWith(`/programmes/${name}`));
  if (!found) throw new Error(`no programme ${name}`);
  return found;
};
const dementia = programmeAt('demensomsorgens-abc-perm-1');
const change = { by: 'b0000001-0000-4000-8000-000000000000', at: '2026-11-22T09:00:00.000Z' };

describe('a programme of the municipality’s own', () => {
  it('goes before what ships, says who, when and why, and keeps what was not touched', () => {
    const fields = { ...toProgrammeFields(dementia), reason: 'Avtalt i fagrådet', seminars: '3' };
    expect(programmeFaults(fields)).toEqual([]);
    const body = toOwnProgramme(dementia, fields, { ...change, taken: [dementia.version] });
    expect(programmeSchema.parse(body.resource)).toMatchObject({
      version: '1.0.1',
      seminars: 3,
      booklets: dementia.booklets,
      changed: { ...change, reason: 'Avtalt i fagrådet' },
    });
    const after = toProgrammes([...shipped, body]);
    expect(after.inForce.find(({ url }) => url === dementia.url)?.version).toBe('1.0.1');
    expect(after.of(`${dementia.url}|1.0.0`)?.version).toBe('1.0.0');
  });

  it.each(['[]', '', 'x', 'null', '[{"id":"hefte-01"}]'])(
    'LRN13 a draft whose hefter read %j is not stored',
    (booklets) => {
      expect(programmeFaults({ ...toProgrammeFields(dementia), reason: 'x', booklets })).toEqual([
        'booklets',
      ]);
    },
  );

  it('LRN8 a hefte keeps its id when it gets its title, and a new one never gets that of one taken out', () => {
    const package_ = programmeAt('opplaeringspakke-lindrende');
    const start = toProgrammeFields(package_);
    const titled = bookletsOf(start).map((booklet) =>
      booklet.id === 'del-1' ? { ...booklet, title: 'Samtalen' } : booklet,
    );
    const body = toOwnProgramme(
      package_,
      { ...start, booklets: JSON.stringify(titled), reason: 'Titler' },
      { ...change, taken: ['1.0.0'] },
    );
    const { booklets } = programmeSchema.parse(body.resource);
    expect(booklets.slice(0, 2)).toEqual([
      {
        id: 'introduksjon',
        number: 0,
        title: { nb: 'Introduksjon', nn: 'Introduksjon', en: 'Introduction' },
      },
      { id: 'del-1', number: 1, title: { nb: 'Samtalen', nn: 'Samtalen' } },
    ]);
    const [, ...without] = bookletsOf(start);
    const shorter = toOwnProgramme(
      package_,
      { ...start, booklets: JSON.stringify(without), reason: 'Uten introduksjon' },
      { ...change, taken: ['1.0.0'] },
    );
    expect(programmeSchema.parse(shorter.resource).booklets[0]).toMatchObject({ id: 'del-1', number: 1 });
    expect(withBooklet([], ['hefte-01', 'hefte-02']).map(({ id }) => id)).toEqual(['hefte-03']);
  });

  it.each([
    ['a hefte without a title', { booklets: JSON.stringify([{ id: 'a', title: ' ', nn: '' }]) }, ['title']],
    ['nothing that counts', { steps: '[]' }, ['steps']],
    ['months that are none', { months: '0' }, ['months']],
    ['late before it is over', { lateAfter: '6' }, ['lateAfter']],
    ['seminars in words', { seminars: 'to' }, ['seminars']],
    ['no reason', { reason: '' }, ['reason']],
  ])('is not stored with %s', (_, changes, faults) => {
    expect(programmeFaults({ ...toProgrammeFields(dementia), reason: 'x', ...changes })).toEqual(faults);
  });

  it('reads what another app version has left as far as it can', () => {
    expect(bookletsOf({ booklets: 'nothing' })).toEqual([]);
    expect(bookletsOf({ booklets: '[{"id":"a"},{"id":"b","title":"B","nn":""}]' })).toEqual([
      { id: 'b', title: 'B', nn: '' },
    ]);
    expect(stepsOf({ steps: '["discussed","sung","read"]' })).toEqual(['read', 'discussed']);
  });
});
