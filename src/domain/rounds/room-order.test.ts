import { describe, expect, it } from 'vitest';
import { createRoomOrder } from './room-order.ts';

describe('createRoomOrder', () => {
  it('RND3 goes from room to room as one walks, those without one last by name', () => {
    const of = (family: string, room?: string) => ({ family, given: 'Kari', ...(room ? { room } : {}) });
    const residents = [
      of('Å'),
      of('Moe', '104B'),
      of('Lie', '10'),
      of('Berg'),
      of('Dahl', '104A'),
      of('Vik', '9'),
    ];
    expect(residents.toSorted(createRoomOrder()).map(({ family }) => family)).toEqual([
      'Vik',
      'Lie',
      'Dahl',
      'Moe',
      'Berg',
      'Å',
    ]);
  });
});
