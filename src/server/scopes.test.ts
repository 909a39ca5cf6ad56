import { describe, expect, it } from 'vitest';
import type { RoleName } from '#protocol/record-bodies.ts';
import { toScopes } from './scopes.ts';

const units = [
  { id: 'root', parentId: null },
  { id: 'home', parentId: 'root' },
  { id: 'north', parentId: 'home' },
  { id: 'south', parentId: 'home' },
  { id: 'ward', parentId: 'root' },
];
const of = (role: RoleName, unitId: string) => toScopes('me', [{ role, unitId }], units);

describe('toScopes', () => {
  it('gives everybody the tenant to read and her own to write', () => {
    expect(toScopes('me', [], units)).toEqual({ read: ['tenant', 'own:me'], write: ['own:me'] });
  });

  it.each<RoleName>(['nurse', 'assistant', 'preventiveVisitor', 'leader'])(
    '%s covers her unit and all below it',
    (role) => {
      expect(of(role, 'north')).toEqual({
        read: ['tenant', 'own:me', 'unit:north'],
        write: ['own:me', 'unit:north'],
      });
      expect(of(role, 'home').read).toEqual(['tenant', 'own:me', 'unit:home', 'unit:north', 'unit:south']);
    },
  );

  it('a learner alone opens nothing more', () => {
    expect(of('learner', 'root')).toEqual(toScopes('me', [], units));
  });

  it.each<RoleName>(['groupLeader', 'abcContact'])(
    '%s alone opens no persons, and holds what seminars are led by',
    (role) => {
      expect(of(role, 'root')).toEqual({
        read: ['tenant', 'own:me', 'learning'],
        write: ['own:me', 'tenant', 'learning'],
      });
    },
  );

  it.each<RoleName>(['administrator', 'professionalLead'])(
    "%s writes the tenant's own and opens no persons",
    (role) => {
      expect(of(role, 'root')).toEqual({ read: ['tenant', 'own:me'], write: ['tenant', 'own:me'] });
    },
  );

  it('adds roles together', () => {
    const roles = [
      { role: 'learner', unitId: 'root' },
      { role: 'nurse', unitId: 'ward' },
      { role: 'nurse', unitId: 'north' },
    ] as const;
    expect(toScopes('me', roles, units).write).toEqual(['own:me', 'unit:north', 'unit:ward']);
  });

  it('gives nothing for a unit that is not there, and ends in a ring', () => {
    expect(of('nurse', 'gone')).toEqual(toScopes('me', [], units));
    const ring = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    expect(toScopes('me', [{ role: 'nurse', unitId: 'a' }], ring).write).toEqual([
      'own:me',
      'unit:a',
      'unit:b',
    ]);
  });
});
