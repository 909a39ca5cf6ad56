import { describe, expect, it } from 'vitest';
import type { JournalStatus } from './keep-journal.ts';
import { whenCaughtUp } from './when-caught-up.ts';

const told = (...states: readonly JournalStatus[]): number => {
  let calls = 0;
  const subscribe = (listener: (status: JournalStatus) => void) => {
    for (const state of states) listener(state);
    return () => undefined;
  };
  whenCaughtUp({ subscribe }, () => {
    calls += 1;
  });
  return calls;
};
const behind: JournalStatus = { state: 'behind', reason: 'full' };

describe('a journal that has caught up', () => {
  it('is told of once each time it had been behind', () => {
    expect(told({ state: 'starting' }, { state: 'kept' }, { state: 'kept' })).toBe(0);
    expect(told({ state: 'starting' }, behind, behind)).toBe(0);
    expect(told(behind, { state: 'kept' }, { state: 'kept' }, behind, { state: 'kept' })).toBe(2);
  });
});
