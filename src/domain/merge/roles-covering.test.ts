import { describe, expect, it } from 'vitest';
import { rolesCovering, toUnitParents } from './roles-covering.ts';

const parents = toUnitParents([
  { id: 'solvik', parentId: null },
  { id: 'hjemme', parentId: 'solvik' },
  { id: 'nord', parentId: 'hjemme' },
  { id: 'sor', parentId: 'hjemme' },
]);
const held = (role: string, unitId: string) => ({ role, unitId });

describe('rolesCovering', () => {
  it('MRG52 finds those of the unit and of the units above it, the nearest first', () => {
    const roles = [held('leader', 'hjemme'), held('nurse', 'sor'), held('assistant', 'nord')];
    expect(rolesCovering(roles, 'nord', parents)).toEqual([
      held('assistant', 'nord'),
      held('leader', 'hjemme'),
    ]);
    expect(rolesCovering(roles, 'solvik', parents)).toEqual([]);
    expect(rolesCovering(roles, 'ukjent', parents)).toEqual([]);
    expect(rolesCovering([held('nurse', 'ukjent')], 'ukjent', parents)).toEqual([]);
  });

  it('ends where the tree goes in a ring', () => {
    const ring = toUnitParents([
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ]);
    expect(rolesCovering([held('nurse', 'b')], 'a', ring)).toEqual([held('nurse', 'b')]);
  });
});
