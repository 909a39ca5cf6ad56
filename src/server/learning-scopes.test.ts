import { describe, expect, it } from 'vitest';
import type { RoleName } from '#protocol/record-bodies.ts';
import { contactGroups } from '#protocol/contact-groups.ts';
import { toLearningScopes, type GroupNode } from './learning-scopes.ts';

const group = (groupId: string, changes: Partial<GroupNode> = {}): GroupNode => ({
  groupId,
  leaderId: 'mette',
  members: [
    { staffId: 'liv', from: '2026-01-01', to: null },
    { staffId: 'ola', from: '2026-01-01', to: '2026-03-01' },
  ],
  status: 'open',
  startsOn: '2026-01-01',
  ...changes,
});
const scopesOf = (staffId: string, role: RoleName, groups: readonly GroupNode[]) =>
  toLearningScopes(staffId, [{ role, unitId: 'root' }], groups);

describe('rights in groups', () => {
  it('the leader writes her own, and no other', () => {
    const groups = [group('a'), group('b', { leaderId: 'other' })];
    expect(scopesOf('mette', 'groupLeader', groups)).toEqual({
      read: ['learning', 'group:a'],
      write: ['tenant', 'learning', 'group:a'],
    });
  });

  it.each(['liv', 'ola'])('%s, who is or has been a member, reads and does not write', (staffId) => {
    expect(scopesOf(staffId, 'learner', [group('a')])).toEqual({ read: ['group:a'], write: [] });
  });

  it('a leader who has handed the group on has no more to do with it', () => {
    expect(scopesOf('mette', 'groupLeader', [group('a', { leaderId: 'siri' })]).write).toEqual([
      'tenant',
      'learning',
    ]);
  });

  it('the ABC contact oversees those that are open, and keeps what she leads herself when it has ended', () => {
    const groups = [
      group('a'),
      group('b', { status: 'ended' }),
      group('c', { status: 'ended', leaderId: 'per' }),
    ];
    expect(scopesOf('per', 'abcContact', groups).write).toEqual(['tenant', 'learning', 'group:a', 'group:c']);
  });

  it('her phone holds the newest of very many', () => {
    const many = Array.from({ length: contactGroups + 5 }, (_, index) =>
      group(`g${index}`, { startsOn: `2026-01-${String((index % 28) + 1).padStart(2, '0')}` }),
    );
    const { read } = scopesOf('per', 'abcContact', many);
    expect(read.filter((scope) => scope.startsWith('group:'))).toHaveLength(contactGroups);
    expect(read).toContain('group:g27');
    expect(read).not.toContain('group:g0');
  });
});
