import { describe, expect, it } from 'vitest';
import { loadContent } from '#content/load.ts';
import { schedule, type Schedule } from '#protocol/content.ts';
import { nextOwnVersion } from '#protocol/next-own-version.ts';
import { schedulesInForce } from '#protocol/schedules-in-force.ts';
import { cameMeanwhile } from '../../own-versions/own-version-fields.ts';
import { choicesOf, faultsOf, keyOf, rulesOf, toFields, toOwnVersion } from './schedule-draft.ts';

const shipped = loadContent().map(({ body }) => body);
const scheduleAt = (name: string): Schedule => {
  const found = schedulesInForce(shipped).find(({ url }) => url.endsWith(`/schedules/${name}`));
  if (!found) throw new Error(`no schedule ${name}`);
  return found;
};
const mst = scheduleAt('mst');
const rulesAs = (rules: object): string => JSON.stringify(rules);
const change = { by: 'b0000001-0000-4000-8000-000000000000', at: '2026-11-22T09:00:00.000Z' };

describe('a schedule of the municipality’s own', () => {
  it('goes before what ships, says who, when and why, and calls only what was not touched confirmed', () => {
    const before = toFields(mst);
    const draft = {
      ...before,
      rules: rulesAs({ ...rulesOf(before), korttidsopphold: { first: { days: 1 }, repeat: { days: 14 } } }),
      reason: 'Avtalt i fagmøte',
      approvedBy: ' Per, fagansvarlig ',
    };
    const own = toOwnVersion(mst, draft, { ...change, taken: [mst.version] });
    expect(schedule.safeParse(own.resource).error).toBeUndefined();
    const inForce = schedulesInForce([...shipped, own]).find(({ url }) => url === mst.url);
    expect(inForce).toMatchObject({
      version: own.version,
      changed: { ...change, reason: 'Avtalt i fagmøte' },
      provenance: { approvedBy: 'Per, fagansvarlig' },
    });
    expect(inForce?.rules[0]).toEqual({
      service: 'korttidsopphold',
      firstWithin: { days: 1 },
      firstBasis: 'confirmed',
      repeatEvery: { days: 14 },
      repeatBasis: 'default',
    });
    expect(inForce?.rules[1]).toEqual(mst.rules[1]);
  });

  it('a service can be left out and another taken in', () => {
    const { hjemmesykepleie: _, ...rest } = rulesOf(toFields(mst));
    const rules = rulesAs({ ...rest, 'ingen-tjeneste': { first: { days: 14 }, repeat: { months: 6 } } });
    const { resource } = toOwnVersion(mst, { ...toFields(mst), rules }, { ...change, taken: [] });
    expect(schedule.parse(resource).rules.map(({ service }) => service)).toEqual([
      'korttidsopphold',
      'langtidsopphold',
      'annen-hjemmetjeneste',
      'ingen-tjeneste',
    ]);
  });

  it.each([
    [['1.1.0'], '1.1.1'],
    [['1.1.0', '1.1.9', '1.1.10'], '1.1.11'],
    [['1.1.4', '1.2.0'], '1.2.1'],
    [[], '1.0.1'],
  ])('after %j comes %s', (taken, version) => {
    expect(nextOwnVersion(taken)).toBe(version);
  });

  it('what ships ends in .0, so that the numbers never meet', () => {
    for (const { version } of schedulesInForce(shipped)) expect(version).toMatch(/\.0$/);
  });

  it('nobody at risk waits longer than six months, and what stands can stay', () => {
    const longest = (name: string, current = { months: 1 }) =>
      choicesOf(scheduleAt(name), 'repeat', current).map(keyOf).at(-1);
    expect(longest('mst')).toBe('6m');
    expect(longest('ernaeringsplan')).toBe('6m');
    expect(longest('tannhelse')).toBe('24m');
    expect(choicesOf(mst, 'repeat', { months: 5 }).map(keyOf)).toContain('5m');
  });

  it('is not stored without a reason, without anybody it goes for, or with an age that is none', () => {
    const visit = scheduleAt('forebyggende-hjemmebesok');
    const draft = { ...toFields(visit), reason: 'Vedtatt' };
    expect(faultsOf(visit, draft)).toEqual([]);
    expect(faultsOf(visit, { ...draft, fromAge: '78' })).toEqual([]);
    for (const fromAge of ['', 'åtti', '7', '780'])
      expect(faultsOf(visit, { ...draft, fromAge })).toEqual(['age']);
    expect(faultsOf(visit, { ...draft, rules: '{}', reason: ' ' })).toEqual(['rules', 'reason']);
    expect(faultsOf(mst, { ...toFields(mst), reason: 'x' })).toEqual([]);
  });

  it.each(['', 'x', 'null', '[]', '{"hjemmesykepleie":{"first":{"days":"7"}}}'])(
    'a draft whose rules read %j is none that can be stored',
    (rules) => {
      expect(faultsOf(mst, { ...toFields(mst), reason: 'x', rules })).toEqual(['rules']);
    },
  );

  it('a version that came while the draft was written is known by what the draft was begun from', () => {
    const own = toOwnVersion(mst, { ...toFields(mst), reason: 'x' }, { ...change, taken: [mst.version] });
    const [newer] = schedulesInForce([own]);
    if (!newer) throw new Error('no version');
    expect(cameMeanwhile(mst, toFields(mst))).toBeNull();
    expect(cameMeanwhile(newer, toFields(mst))).toBe(newer);
    expect(cameMeanwhile(newer, { ...toFields(mst), base: newer.version })).toBeNull();
  });
});
