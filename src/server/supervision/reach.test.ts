import { describe, expect, it } from 'vitest';
import { toReach } from './reach.ts';

const units = [
  { id: 'town', parentId: null },
  { id: 'home', parentId: 'town' },
  { id: 'north', parentId: 'home' },
  { id: 'ward', parentId: 'town' },
];

describe('how far supervision reaches', () => {
  it.each([
    ['devices', 'administrator', 'town', { role: 'administrator', units: 'all' }],
    ['access', 'administrator', 'town', { role: 'administrator', units: 'all' }],
    ['disputes', 'professionalLead', 'town', { role: 'professionalLead', units: 'all' }],
    ['devices', 'professionalLead', 'town', null],
    ['access', 'professionalLead', 'town', null],
    ['devices', 'leader', 'home', { role: 'leader', units: ['home', 'north'] }],
    ['access', 'leader', 'ward', { role: 'leader', units: ['ward'] }],
    ['disputes', 'leader', 'gone', null],
    ['devices', 'nurse', 'town', null],
    ['access', 'groupLeader', 'town', null],
  ] as const)('%s, %s of %s', (area, role, unitId, expected) => {
    expect(toReach(area, [{ role, unitId }], units)).toEqual(expected);
  });

  it('of nobody without a role is nothing', () => {
    for (const area of ['devices', 'access', 'disputes'] as const)
      expect(toReach(area, [], units)).toBeNull();
  });
});
